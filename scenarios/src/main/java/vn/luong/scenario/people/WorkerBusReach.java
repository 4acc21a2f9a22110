package vn.luong.scenario.people;

/** Tells whom the buses of companies take to work; nothing changes once built. */
public interface WorkerBusReach {
  /**
   * When somebody sets out to go both ways by such a bus.
   *
   * @param leavesHome seconds after midnight, of the day on which the shift begins
   * @param leavesWork seconds after midnight, of the day on which it ends
   */
  record Commute(double leavesHome, double leavesWork) {}

  /** No such buses. */
  WorkerBusReach NONE = new WorkerBusReach() {
    @Override
    public String linesFor(int estate, double startTime) {
      return null;
    }

    @Override
    public Commute find(
        int estate,
        WorkHours hours,
        StreetPlaces.Place home,
        StreetPlaces.Place work,
        double uniform) {
      return null;
    }

    @Override
    public double share() {
      return 0;
    }
  };

  /**
   * The lines that are reserved for the workers of an estate in a shift.
   *
   * @param estate index of the estate, negative for none
   * @param startTime begin of the shift, seconds after midnight
   * @return the value of {@link vn.luong.sim.transit.ReservedLines#PERSON_ATTRIBUTE}; null if there are none
   */
  String linesFor(int estate, double startTime);

  /**
   * A way there and back for somebody, or null if no bus stops near both places.
   *
   * @param uniform in [0, 1): which of the buses on the way there
   */
  Commute find(
      int estate,
      WorkHours hours,
      StreetPlaces.Place home,
      StreetPlaces.Place work,
      double uniform);

  /** Share of those for whom there is a way who take it. */
  double share();
}
