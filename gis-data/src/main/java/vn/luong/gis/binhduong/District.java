package vn.luong.gis.binhduong;

/**
 * A district-level unit and what its population is to become.
 *
 * @param id short name, e.g. {@code di-an}
 * @param name Vietnamese name
 * @param population2019 residents on 1 April 2019
 * @param populationPlan2030 its share of the 4.04 million of the plan for 2030, an estimate
 */
public record District(String id, String name, int population2019, int populationPlan2030) {}
