package vn.luong.scenario.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MatricesTest {
  /** Three towns on a line, 4 km apart; 1 km within each. */
  private static final double[][] DISTANCES = {
    {1000, 4000, 8000},
    {4000, 1000, 4000},
    {8000, 4000, 1000}
  };

  @Test
  void doublyConstrainedTripsMeetBothTotalsAndTheMeanDistance() {
    double[] origins = {100, 200, 300};
    double[] destinations = {300, 200, 100};

    double[][] trips = Matrices.doublyConstrained(origins, destinations, DISTANCES, 3500);

    for (int origin = 0; origin < 3; origin++) {
      assertThat(trips[origin][0] + trips[origin][1] + trips[origin][2])
          .isCloseTo(origins[origin], within(1e-6));
    }
    for (int destination = 0; destination < 3; destination++) {
      assertThat(trips[0][destination] + trips[1][destination] + trips[2][destination])
          .isCloseTo(destinations[destination], within(3.0));
    }
    assertThat(Matrices.meanMeters(trips, DISTANCES)).isCloseTo(3500, within(20.0));
  }

  @Test
  void singlyConstrainedTripsFollowAttractionWhereDistanceIsEqual() {
    double[][] equal = {{1000, 1000}, {1000, 1000}};

    double[][] trips =
        Matrices.singlyConstrained(new double[] {90, 30}, new double[] {2, 1}, equal, 1000);

    assertThat(trips[0][0]).isCloseTo(60, within(1e-9));
    assertThat(trips[0][1]).isCloseTo(30, within(1e-9));
    assertThat(trips[1][0]).isCloseTo(20, within(1e-9));
  }

  @Test
  void nobodyGoesWhereTheDistanceIsInfinite() {
    double[][] distances = {{1000, 3000}, {3000, Double.POSITIVE_INFINITY}};

    double[][] trips =
        Matrices.doublyConstrained(new double[] {10, 5}, new double[] {10, 5}, distances, 2500);

    assertThat(trips[1][1]).isZero();
    assertThat(trips[1][0]).isCloseTo(5, within(1e-6));
  }
}
