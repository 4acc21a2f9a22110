package vn.luong.gis.gtfs;

import java.time.LocalDate;
import vn.luong.gis.transit.TransitSketch;

/**
 * One service day of a feed as lines.
 *
 * @param date the day
 * @param sketch what runs
 * @param tripCount trips of the day, those of frequencies counted once
 * @param frequencyTripCount trips among them that stand for departures at headways
 * @param blockCount vehicles that serve several trips
 * @param interpolatedCount halts whose times were interpolated
 * @param notAppliedTransfers transfers that say what the schedule cannot keep: forbidden ones, those between certain routes
 */
public record FeedDay(
    LocalDate date,
    TransitSketch sketch,
    int tripCount,
    int frequencyTripCount,
    int blockCount,
    int interpolatedCount,
    int notAppliedTransfers) {}
