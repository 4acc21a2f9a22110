/**
 * The synthetic population: {@link vn.luong.scenario.people.PopulationSynthesis} draws households to the totals of
 * each zone and gives their members day plans with destinations ({@link
 * vn.luong.scenario.people.DestinationChoice}), times and a first mode. Must not know where zones and networks come
 * from, or how plans are simulated.
 */
package vn.luong.scenario.people;
