package vn.luong.scenario.preparation;

import java.util.Locale;
import vn.luong.scenario.config.ScenarioFile.NetworkFile;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Industrial parks whose own streets a map lacks: tens of thousands would work along the one road that touches the park, and leave
 * from there at the end of the shift. Such a park reaches as far as it must to have streets for its jobs.
 */
final class EstateStreets {
  /**
   * Jobs along a kilometre of street at most. The large parks of the bundled network have 4,500 along a kilometre that
   * stands for three; a road of one lane takes the people of about 2,000 jobs in an hour.
   */
  private static final double MOST_JOBS_PER_KILOMETER = 2000;

  /** Workplaces farther off would be in another town. */
  private static final double FARTHEST_METERS = 4000;

  private static final double STEP_METERS = 250;

  private EstateStreets() {}

  /**
   * Lets parks reach farther.
   *
   * @param area its stock gets the wider parks
   * @param problems takes a note for each of them
   */
  static void widen(StudyArea area, NetworkFile file, ProblemLog problems) {
    ZoneStock stock = area.stock();
    for (int number = 0; number < stock.estates().size(); number++) {
      Estate estate = stock.estates().get(number);
      double metersInside = streetMeters(area, estate, estate.radiusMeters());
      double radius = estate.radiusMeters();
      double meters = metersInside;
      while (estate.jobs() > MOST_JOBS_PER_KILOMETER * meters / 1000
          && radius + STEP_METERS <= FARTHEST_METERS) {
        radius += STEP_METERS;
        meters = streetMeters(area, estate, radius);
      }
      if (radius > estate.radiusMeters() && meters > metersInside) {
        stock.setReach(number, radius);
        problems.add(note(estate, metersInside, radius, file));
      }
    }
  }

  /** Metres of street with addresses around the middle of a park; both directions of a street are one. */
  private static double streetMeters(StudyArea area, Estate estate, double radiusMeters) {
    Network network = area.network();
    double meters = 0;
    for (int link = 0; link < area.zoneOfLink().length; link++) {
      if (area.zoneOfLink()[link] >= 0) {
        int from = network.fromNode(link);
        int to = network.toNode(link);
        double x = (network.nodeX(from) + network.nodeX(to)) / 2;
        double y = (network.nodeY(from) + network.nodeY(to)) / 2;
        if (Math.hypot(x - estate.x(), y - estate.y()) <= radiusMeters) {
          meters += network.lengthMeters(link) / 2;
        }
      }
    }
    return meters;
  }

  private static Problem note(Estate estate, double meters, double radius, NetworkFile file) {
    return Problem.note(
            "few-streets",
            file.position(),
            "industrial park \"" + estate.id() + "\" (" + estate.name() + ")",
            String.format(
                Locale.ROOT,
                "it has %.1f km of streets for %,d jobs; these lie along all streets within %.1f km of its middle instead of %.1f km",
                meters / 1000,
                estate.jobs(),
                radius / 1000,
                estate.radiusMeters() / 1000),
            String.format(Locale.ROOT, "a km of street takes %,.0f jobs", MOST_JOBS_PER_KILOMETER),
            "Import a newer map, or draw the streets of the park with \"open-road\".")
        .at(estate.x(), estate.y());
  }
}
