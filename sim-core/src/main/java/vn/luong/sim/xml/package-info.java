/**
 * Streaming XML in and out, with the place of everything read: {@link vn.luong.sim.xml.XmlCursor}
 * reads, {@link vn.luong.sim.xml.XmlOutput} writes. The only user of the StAX parser. Knows nothing
 * of what the elements mean.
 */
package vn.luong.sim.xml;
