package vn.luong.gis.roads;

/** Names of the link attributes an imported network carries, as MATSim's tools call them. */
public final class LinkTexts {
  /** Road class: the value of {@code highway}. */
  public static final String TYPE = "type";

  public static final String NAME = "name";
  public static final String REF = "ref";
  /** OSM ids of the ways the link was made of, in driving direction, separated by commas. */
  public static final String ORIGIN = "origid";

  /**
   * Layers other than the ground that the link's ways lie on ({@code layer}, or 1 for bridges and -1 for tunnels),
   * separated by commas.
   */
  public static final String LAYER = "layer";

  /** {@code yes} where a traffic signal stops the link. */
  public static final String SIGNALS = "signals";

  /** Speed limits for some hours of a working day, see {@link SpeedByTime}. */
  public static final String SPEED_BY_TIME = "speedByTime";

  /** How many streets the link stands for, where it carries what others that the map lacks would; a number. */
  public static final String STREETS = "streetsPerStreet";

  private LinkTexts() {}
}
