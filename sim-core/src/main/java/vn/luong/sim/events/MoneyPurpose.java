package vn.luong.sim.events;

/** What somebody pays for, with the words that stand in event files. */
public enum MoneyPurpose {
  /** A ride by public transport; paid to the line. */
  FARE("pt fare"),
  /** A day's share of a pass for public transport. */
  PASS("pt pass"),
  /** Leaving a vehicle at a place. */
  PARKING("parking"),
  /** Driving on a road with toll. */
  TOLL("toll");

  private static final MoneyPurpose[] PURPOSES = values();

  private final String text;

  MoneyPurpose(String text) {
    this.text = text;
  }

  /** The {@code purpose} attribute in event files. */
  public String text() {
    return text;
  }

  /** The purpose with this text; null if there is none. */
  public static MoneyPurpose find(String text) {
    for (MoneyPurpose purpose : PURPOSES) {
      if (purpose.text.equals(text)) {
        return purpose;
      }
    }
    return null;
  }

  /** The purpose with this ordinal, as kept in {@link EventBuffer}. */
  public static MoneyPurpose of(int ordinal) {
    return PURPOSES[ordinal];
  }
}
