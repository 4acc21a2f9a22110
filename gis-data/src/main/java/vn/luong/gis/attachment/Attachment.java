package vn.luong.gis.attachment;

/**
 * Where something of a plan came to lie on a network, or that it did not.
 *
 * @param kind what it is
 * @param status how it went
 * @param road name of the planned road
 * @param place what of it: an interchange, an end, a piece
 * @param found what it was joined to or laid on, or what is missing; a sentence without subject
 * @param meters distance from where the plan has it; NaN if that says nothing
 * @param plannedMeters length in the plan of what is spoken of, both directions; NaN for points
 * @param x easting, metres
 * @param y northing, metres
 */
public record Attachment(
    Kind kind,
    Status status,
    String road,
    String place,
    String found,
    double meters,
    double plannedMeters,
    double x,
    double y) {
  /** What is attached. */
  public enum Kind {
    INTERCHANGE,
    NEW_ROAD,
    WIDER_ROAD,
    GATEWAY
  }

  /** How it went. */
  public enum Status {
    /** On what was meant, as far as can be told. */
    ATTACHED,
    /** On what is likely meant; worth a look. */
    DOUBTFUL,
    /** The network has such a road already. */
    PRESENT,
    /** The network does not reach there. */
    OUTSIDE,
    /** The network reaches there, but has nothing fitting. */
    FAILED
  }
}
