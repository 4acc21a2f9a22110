/**
 * Transit lines on a network: a {@link vn.luong.gis.transit.TransitSketch} says what runs, whatever it was read from;
 * {@link vn.luong.gis.transit.TransitPlacement} finds the links of its stops and the ways between them, adds ways of
 * their own for rails, and makes schedule, vehicles and a report of how everything was matched. Must not know feeds.
 */
package vn.luong.gis.transit;
