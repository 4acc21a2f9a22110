/**
 * Time and unit conversions at the border; inside, everything is SI (seconds, metres, PCE). Knows nothing
 * of the model.
 */
package vn.luong.sim.units;
