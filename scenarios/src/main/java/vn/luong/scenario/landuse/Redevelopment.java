package vn.luong.scenario.landuse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where land use differs from that of the zones around: sites with new buildings, and streets from which a use goes away.
 *
 * <p>Layout: one share per link for each use that goes away somewhere.
 *
 * <p>Threads: safe to read from several threads once filled.
 */
public final class Redevelopment {
  private final int linkCount;
  private final List<Site> sites = new ArrayList<>();
  private final Map<Use, float[]> keptShares = new EnumMap<>(Use.class);
  private final Map<Integer, Integer> goneResidents = new HashMap<>();
  /** Jobs by zone that left streets, per sector. */
  private final Map<Sector, Map<Integer, Double>> goneJobs = new EnumMap<>(Sector.class);

  private final Map<Integer, Double> goneFromEstates = new HashMap<>();

  public Redevelopment(int linkCount) {
    this.linkCount = linkCount;
  }

  public void add(Site site) {
    sites.add(site);
  }

  /**
   * Takes a use away from a link.
   *
   * @param keptShare share of it that stays, between 0 and 1; of several on the same link all count
   */
  public void thin(Use use, int link, double keptShare) {
    if (!(keptShare >= 0 && keptShare <= 1)) {
      throw new IllegalArgumentException("share " + keptShare + " of link " + link);
    }
    float[] ofUse = keptShares.computeIfAbsent(use, ignored -> {
      float[] shares = new float[linkCount];
      Arrays.fill(shares, 1);
      return shares;
    });
    ofUse[link] *= (float) keptShare;
  }

  public List<Site> sites() {
    return Collections.unmodifiableList(sites);
  }

  /** Share of a use along a link that stays, 1 where nothing changes. */
  public double keptShare(Use use, int link) {
    float[] ofUse = keptShares.get(use);
    return ofUse == null ? 1 : ofUse[link];
  }

  /** Notes how many residents of a zone leave the streets that are thinned. */
  public void addGoneResidents(int zone, int persons) {
    goneResidents.merge(zone, persons, Integer::sum);
  }

  /** Notes that a share of those who are left along the streets of a zone goes away from all of them alike. */
  public void takeFromStreets(int zone, double share) {
    goneResidents.computeIfPresent(zone, (key, gone) -> (int) Math.round(gone * (1 - share)));
  }

  /** Notes how many jobs of a zone leave the streets that are thinned, those of estates left out. */
  public void addGoneJobs(Sector sector, int zone, double jobs) {
    goneJobs.computeIfAbsent(sector, ignored -> new HashMap<>()).merge(zone, jobs, Double::sum);
  }

  /** Notes how many jobs of an estate leave the streets that are thinned. */
  public void addGoneFromEstate(int estate, double jobs) {
    goneFromEstates.merge(estate, jobs, Double::sum);
  }

  /** Notes that a share of the jobs that are left along the streets of a zone goes away from all of them alike. */
  public void takeJobsFromStreets(Sector sector, int zone, double share) {
    goneJobs
        .getOrDefault(sector, new HashMap<>())
        .computeIfPresent(zone, (key, gone) -> gone * (1 - share));
  }

  /** The same of an estate. */
  public void takeFromEstate(int estate, double share) {
    goneFromEstates.computeIfPresent(estate, (key, gone) -> gone * (1 - share));
  }

  /**
   * Jobs to draw along the streets of a zone that are thinned, some of which go to other streets by {@link #keptShare}: as dense as
   * where nothing went away.
   *
   * @param left jobs that are left there
   */
  public double streetJobs(Sector sector, int zone, double left) {
    return left + goneJobs.getOrDefault(sector, Map.of()).getOrDefault(zone, 0.0);
  }

  /** The same of an estate. */
  public double estateJobs(int estate, double left) {
    return left + goneFromEstates.getOrDefault(estate, 0.0);
  }

  /**
   * Residents who are left along the streets of a zone.
   *
   * @param all residents of the zone after all, those of sites included
   */
  public int residentsLeft(int zone, int all) {
    int atSites = 0;
    for (Site site : sites) {
      atSites += site.zone() == zone ? site.residents() : 0;
    }
    return all - atSites;
  }

  /**
   * Residents to draw along the streets of a zone, some of whom are left out again by {@link #keptShare}.
   *
   * @param all residents of the zone after all, those of sites included
   */
  public int streetResidents(int zone, int all) {
    return residentsLeft(zone, all) + goneResidents.getOrDefault(zone, 0);
  }
}
