package vn.luong.scenario.access;

import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * How people drive.
 *
 * @param mode mode of the links
 * @param times travel times of the day
 * @param maxSpeedMetersPerSecond greatest speed of the vehicle; infinite if roads alone limit it
 */
public record Driving(String mode, TravelTimeTable times, double maxSpeedMetersPerSecond) {}
