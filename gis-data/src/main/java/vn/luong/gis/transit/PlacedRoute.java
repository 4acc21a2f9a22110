package vn.luong.gis.transit;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import vn.luong.gis.spatial.LinksNear;

/**
 * A route with its links, before the schedule is made.
 *
 * @param sketch what was asked for
 * @param shape the drawn way that was asked for; null if there is none
 * @param links from the link of the first stop to that of the last one
 * @param stopLinks link of each call
 * @param besides where each call's stop lies beside its link; null for a link of its own
 * @param positions of which link of {@code links} each call is at the end
 */
record PlacedRoute(
    RouteSketch sketch,
    ShapeLine shape,
    IntArrayList links,
    List<Integer> stopLinks,
    List<LinksNear.Found> besides,
    List<Integer> positions) {}
