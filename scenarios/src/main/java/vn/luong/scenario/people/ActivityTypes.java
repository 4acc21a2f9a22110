package vn.luong.scenario.people;

import vn.luong.sim.ids.IdTable;

/** Types of activities in synthetic plans, as dense ints of a population. */
public final class ActivityTypes {
  public static final String HOME = "home";
  public static final String WORK = "work";
  public static final String SCHOOL = "school";
  public static final String SHOP = "shop";
  public static final String LEISURE = "leisure";
  public static final String BUSINESS = "business";

  final int home;
  final int work;
  final int school;
  final int shop;
  final int leisure;
  final int business;

  ActivityTypes(IdTable types) {
    home = types.add(HOME);
    work = types.add(WORK);
    school = types.add(SCHOOL);
    shop = types.add(SHOP);
    leisure = types.add(LEISURE);
    business = types.add(BUSINESS);
  }
}
