package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Point;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.zones.ZoneFeatures;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ScenarioFile.ZoneFile;
import vn.luong.scenario.landuse.Campus;
import vn.luong.scenario.landuse.Estate;
import vn.luong.scenario.landuse.Sector;
import vn.luong.scenario.landuse.Zone;
import vn.luong.scenario.landuse.ZoneStock;
import vn.luong.scenario.landuse.Zones;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Zones of the user's own in the place of the wards. What they hold is what their file says; what it does not say comes from the wards
 * by area (areal weighting: Goodchild and Lam, "Areal interpolation: a variant of the traditional spatial problem", 1980). Parks and
 * universities lie where they are.
 *
 * <p>Zones without a street for motorbikes are left out with a warning, since nobody could leave home there.
 */
record OwnZones(ZoneLayer layer, BinhDuongLandUse landUse) {
  private static final String KEY = "key \"zones\"";
  private static final int NAMES_SHOWN = 5;

  /** Reads the zones and counts the land use of the wards in them. */
  static OwnZones read(
      ZoneFile file,
      BinhDuongLandUse ofWards,
      ZoneLayer wards,
      Network network,
      ProblemLog problems) {
    int errorsBefore = problems.errorCount();
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    MapLayer features = LayerReader.read(
        LayerRequest.of(file.file(), file.position(), LayerRequest.Shape.POLYGON),
        projection,
        problems);
    ZoneLayer read = ZoneFeatures.read(features, LayerColumns.usual(file.position()), problems);
    problems.throwIfMoreErrorsThan(errorsBefore);
    ZoneLayer layer = withStreets(read, ofWards, network, file, problems);
    WardShares shares = new WardShares(wards, layer);
    Zones zones = zones(layer, shares, ofWards.zones());
    ZoneStock stock = new Transfer(layer, shares, ofWards, file, problems).stock();
    double covered =
        (double) stock.totalResidents() / Math.max(1, ofWards.stock().totalResidents());
    if (stock.totalResidents() == 0) {
      problems.add(Problem.error(
          "no-residents",
          file.position(),
          KEY,
          "nobody lives in the zones",
          "they must cover wards of the region, or have a column residents",
          "Check the coordinate system of " + file.file() + "."));
      problems.throwIfErrors();
    }
    return new OwnZones(layer, ofWards.inZones(layer, zones, stock, Math.min(1, covered)));
  }

  private static ZoneLayer withStreets(
      ZoneLayer read,
      BinhDuongLandUse ofWards,
      Network network,
      ZoneFile file,
      ProblemLog problems) {
    boolean[] hasStreet = new boolean[read.zoneCount()];
    // Any zones do: only who has a street is asked.
    for (int zone :
        ofWards.inZones(read, ofWards.zones(), ofWards.stock(), 1).zoneOfLink(network)) {
      if (zone >= 0) {
        hasStreet[zone] = true;
      }
    }
    int[] kept =
        IntStream.range(0, hasStreet.length).filter(zone -> hasStreet[zone]).toArray();
    List<String> out = IntStream.range(0, hasStreet.length)
        .filter(zone -> !hasStreet[zone])
        .mapToObj(read::id)
        .toList();
    if (!out.isEmpty()) {
      problems.add(Problem.warning(
          "zones-left-out",
          file.position(),
          KEY,
          out.size() + " of " + hasStreet.length + " zones are left out: "
              + String.join(", ", out.subList(0, Math.min(NAMES_SHOWN, out.size())))
              + (out.size() > NAMES_SHOWN ? " …" : ""),
          "a zone needs a street for motorbikes",
          "Join small zones to their neighbours, or take a network with more streets."));
    }
    return read.only(kept);
  }

  private static Zones zones(ZoneLayer layer, WardShares shares, Zones wards) {
    List<Zone> zones = new ArrayList<>();
    for (int zone = 0; zone < layer.zoneCount(); zone++) {
      Point centre = layer.polygon(zone).getInteriorPoint();
      int ward = shares.mainWard(zone);
      zones.add(new Zone(
          layer.id(zone),
          layer.attributes().findText(zone, ZoneFeatures.NAME),
          ward < 0 ? "" : wards.zone(ward).district(),
          ward >= 0 && wards.zone(ward).isRural(),
          layer.areaSquareMeters(zone),
          centre.getX(),
          centre.getY()));
    }
    return new Zones(zones);
  }

  /** Counts what the wards hold in other zones. */
  private static final class Transfer {
    private final ZoneLayer layer;
    private final WardShares shares;
    private final ZoneStock wards;
    private final ZoneFile file;
    private final ProblemLog problems;
    private final ZoneIndex index;
    private final ZoneStock stock;
    private final double[] estateJobsOfWard;
    private final double[] estateJobs;

    Transfer(
        ZoneLayer layer,
        WardShares shares,
        BinhDuongLandUse ofWards,
        ZoneFile file,
        ProblemLog problems) {
      this.layer = layer;
      this.shares = shares;
      this.file = file;
      this.problems = problems;
      wards = ofWards.stock();
      index = new ZoneIndex(layer);
      stock = new ZoneStock(layer.zoneCount());
      estateJobsOfWard = new double[wards.zoneCount()];
      estateJobs = new double[layer.zoneCount()];
    }

    ZoneStock stock() {
      addEstates();
      for (int zone = 0; zone < layer.zoneCount(); zone++) {
        int here = zone;
        addResidents(zone);
        stock.setSchoolPlaces(zone, shares.sum(zone, wards::schoolPlaces));
        stock.setShops(zone, shares.sum(zone, wards::shops));
        addJobs(zone, Sector.SERVICES, ZoneFeatures.SERVICE_JOBS, 0, ward -> 0);
        addJobs(zone, Sector.AGRICULTURE, ZoneFeatures.FARM_JOBS, 0, ward -> 0);
        addJobs(
            zone,
            Sector.INDUSTRY,
            ZoneFeatures.INDUSTRY_JOBS,
            estateJobs[here],
            ward -> estateJobsOfWard[ward]);
      }
      for (Campus campus : wards.campuses()) {
        if (index.zoneAt(campus.x(), campus.y()) != ZoneIndex.NO_ZONE) {
          stock.addCampus(campus);
        }
      }
      return stock;
    }

    private void addEstates() {
      for (Estate estate : wards.estates()) {
        estateJobsOfWard[estate.zone()] += estate.jobs();
        int zone = index.zoneAt(estate.x(), estate.y());
        if (zone != ZoneIndex.NO_ZONE) {
          estateJobs[zone] += estate.jobs();
          stock.addEstate(new Estate(
              estate.id(),
              estate.name(),
              zone,
              estate.jobs(),
              estate.x(),
              estate.y(),
              estate.radiusMeters()));
        }
      }
    }

    /** Households are as large as in the wards, or in the whole province where there is no ward. */
    private void addResidents(int zone) {
      double ofWards = shares.sum(zone, wards::residents);
      double given = number(zone, ZoneFeatures.RESIDENTS);
      double people = Double.isNaN(given) ? ofWards : given;
      stock.setResidents(zone, (int) Math.round(people));
      for (int size = 1; size <= ZoneStock.HOUSEHOLD_SIZES; size++) {
        int thisSize = size;
        double households = ofWards > 0
            ? shares.sum(zone, ward -> wards.households(ward, thisSize)) * people / ofWards
            : ofProvince(thisSize) * people / wards.totalResidents();
        stock.setHouseholds(zone, size, households);
      }
    }

    private double ofProvince(int size) {
      return IntStream.range(0, wards.zoneCount())
          .mapToDouble(ward -> wards.households(ward, size))
          .sum();
    }

    private void addJobs(
        int zone,
        Sector sector,
        String column,
        double inEstates,
        WardShares.WardValue estatesOfWard) {
      double given = number(zone, column);
      if (given < inEstates) {
        problems.add(Problem.warning(
            "fewer-jobs-than-parks",
            file.position(),
            "zone \"" + layer.id(zone) + "\"",
            String.format(
                Locale.ROOT,
                "it has %.0f jobs in column %s, but its industrial parks have %.0f",
                given,
                column,
                inEstates),
            "the parks' jobs are part of the zone's",
            "The jobs of the parks are kept; raise the number, or move the border."));
      }
      double others = Double.isNaN(given)
          ? shares.sum(zone, ward -> wards.jobs(sector, ward) - estatesOfWard.of(ward))
          : given - inEstates;
      stock.addJobs(sector, zone, Math.max(0, others));
    }

    private double number(int zone, String column) {
      String text = layer.attributes().findText(zone, column);
      return text == null ? Double.NaN : Double.parseDouble(text);
    }
  }
}
