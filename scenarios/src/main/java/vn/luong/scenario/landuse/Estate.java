package vn.luong.scenario.landuse;

/**
 * A place inside a zone where many of its jobs are, such as an industrial park.
 *
 * @param id short name
 * @param name name people use
 * @param zone index of the zone that counts its jobs
 * @param jobs jobs of the sector industry
 * @param x easting of the centre, metres
 * @param y northing of the centre, metres
 * @param radiusMeters how far it reaches
 */
public record Estate(
    String id, String name, int zone, int jobs, double x, double y, double radiusMeters) {

  Estate inZone(int newZone) {
    return new Estate(id, name, newZone, jobs, x, y, radiusMeters);
  }

  Estate withJobs(int newJobs) {
    return new Estate(id, name, zone, newJobs, x, y, radiusMeters);
  }

  Estate withRadius(double newRadiusMeters) {
    return new Estate(id, name, zone, jobs, x, y, newRadiusMeters);
  }
}
