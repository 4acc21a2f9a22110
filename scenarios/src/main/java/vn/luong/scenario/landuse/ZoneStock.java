package vn.luong.scenario.landuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What each zone holds: residents in households, jobs by sector, school places, shops, and the estates and campuses
 * within. Filled while a scenario is prepared, then only read; counts are of the whole population, never of a sample.
 *
 * <p>Layout: columns by zone; jobs by sector and zone.
 *
 * <p>Threads: filled by one thread, safe to read from several afterwards.
 */
public final class ZoneStock {
  /** Households are counted by size 1, 2, 3, 4 and 5 or more. */
  public static final int HOUSEHOLD_SIZES = 5;

  private final int[] residents;
  private final int[] personsInHouseholds;
  private final double[][] households;
  private final double[][] jobs;
  private final double[] schoolPlaces;
  private final double[] shops;
  private final List<Estate> estates = new ArrayList<>();
  private final List<Campus> campuses = new ArrayList<>();
  private Redevelopment redevelopment = new Redevelopment(0);

  public ZoneStock(int zoneCount) {
    residents = new int[zoneCount];
    personsInHouseholds = new int[zoneCount];
    households = new double[zoneCount][HOUSEHOLD_SIZES];
    jobs = new double[Sector.values().length][zoneCount];
    schoolPlaces = new double[zoneCount];
    shops = new double[zoneCount];
  }

  /**
   * What some of the zones hold; a campus counts to the zone nearest to it.
   *
   * @param zones the zones of this stock
   * @param kept zone {@code i} of the result is zone {@code kept[i]} of these
   */
  public ZoneStock only(Zones zones, int[] kept) {
    ZoneStock part = new ZoneStock(kept.length);
    int[] newZone = new int[zoneCount()];
    Arrays.fill(newZone, Zones.NO_ZONE);
    for (int zone = 0; zone < kept.length; zone++) {
      newZone[kept[zone]] = zone;
      part.copy(zone, this, kept[zone]);
    }
    for (Estate estate : estates) {
      if (newZone[estate.zone()] != Zones.NO_ZONE) {
        // Its jobs are copied already, with those of its zone.
        part.estates.add(estate.inZone(newZone[estate.zone()]));
      }
    }
    for (Campus campus : campuses) {
      if (newZone[zones.nearest(campus.x(), campus.y())] != Zones.NO_ZONE) {
        part.addCampus(campus);
      }
    }
    return part;
  }

  private void copy(int zone, ZoneStock other, int otherZone) {
    residents[zone] = other.residents[otherZone];
    personsInHouseholds[zone] = other.personsInHouseholds[otherZone];
    households[zone] = other.households[otherZone].clone();
    for (int sector = 0; sector < jobs.length; sector++) {
      jobs[sector][zone] = other.jobs[sector][otherZone];
    }
    schoolPlaces[zone] = other.schoolPlaces[otherZone];
    shops[zone] = other.shops[otherZone];
  }

  public int zoneCount() {
    return residents.length;
  }

  public int residents(int zone) {
    return residents[zone];
  }

  /** Sets how many live in the zone, in the households that are counted. */
  public void setResidents(int zone, int persons) {
    residents[zone] = persons;
    personsInHouseholds[zone] = persons;
  }

  /** More residents, or with a negative number fewer, in households as those that are counted. */
  public void addResidents(int zone, int persons) {
    residents[zone] += persons;
  }

  /** Persons who make up the households that are counted; who came or went later is not among them. */
  public int personsInHouseholds(int zone) {
    return personsInHouseholds[zone];
  }

  public long totalResidents() {
    long total = 0;
    for (int persons : residents) {
      total += persons;
    }
    return total;
  }

  /** Households of this size; {@value #HOUSEHOLD_SIZES} stands for that many and more. */
  public double households(int zone, int size) {
    return households[zone][size - 1];
  }

  public void setHouseholds(int zone, int size, double count) {
    households[zone][size - 1] = count;
  }

  public double jobs(Sector sector, int zone) {
    return jobs[sector.ordinal()][zone];
  }

  public void addJobs(Sector sector, int zone, double count) {
    jobs[sector.ordinal()][zone] += count;
  }

  /** Jobs of all sectors. */
  public double jobs(int zone) {
    double sum = 0;
    for (double[] ofSector : jobs) {
      sum += ofSector[zone];
    }
    return sum;
  }

  public double totalJobs() {
    double sum = 0;
    for (int zone = 0; zone < zoneCount(); zone++) {
      sum += jobs(zone);
    }
    return sum;
  }

  public double schoolPlaces(int zone) {
    return schoolPlaces[zone];
  }

  public void setSchoolPlaces(int zone, double places) {
    schoolPlaces[zone] = places;
  }

  /** How much a zone attracts shoppers and visitors, in jobs of shops and services. */
  public double shops(int zone) {
    return shops[zone];
  }

  public void setShops(int zone, double attraction) {
    shops[zone] = attraction;
  }

  /** Adds an estate and its jobs to its zone. */
  public void addEstate(Estate estate) {
    estates.add(estate);
    addJobs(Sector.INDUSTRY, estate.zone(), estate.jobs());
  }

  /** Lets an estate reach farther, or less far; its jobs stay. */
  public void setReach(int estate, double radiusMeters) {
    estates.set(estate, estates.get(estate).withRadius(radiusMeters));
  }

  public List<Estate> estates() {
    return Collections.unmodifiableList(estates);
  }

  public void addCampus(Campus campus) {
    campuses.add(campus);
  }

  public List<Campus> campuses() {
    return Collections.unmodifiableList(campuses);
  }

  /** Takes jobs away from an estate and its zone; at most those that it has. */
  public void reduceEstate(int estate, double jobsGone) {
    Estate before = estates.get(estate);
    int kept = (int) Math.max(0, Math.round(before.jobs() - jobsGone));
    estates.set(estate, before.withJobs(kept));
    addJobs(Sector.INDUSTRY, before.zone(), kept - before.jobs());
  }

  /** Where land use differs within zones; the counts of the zones include it. */
  public Redevelopment redevelopment() {
    return redevelopment;
  }

  public void setRedevelopment(Redevelopment newRedevelopment) {
    redevelopment = newRedevelopment;
  }
}
