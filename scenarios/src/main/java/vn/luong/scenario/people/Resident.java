package vn.luong.scenario.people;

import vn.luong.scenario.landuse.Sector;

/** A person while being drawn; reused for nobody else, thrown away when the plan is encoded. */
final class Resident {
  int zone;
  int household;
  int member;
  int householdSize;
  int age;
  boolean isFemale;
  boolean isEmployed;
  boolean isInSchool;
  boolean isStudent;
  boolean hasMotorbike;
  boolean hasCar;
  StreetPlaces.Place home;
  /** Sector of the workplace; null until one is chosen or if there is none. */
  Sector sector;
  /** Lines that are reserved for those of the person's workplace and shift; null if there are none. */
  String workerBusLines;

  boolean isAdult() {
    return age >= 18;
  }
}
