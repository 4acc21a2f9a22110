package vn.luong.gis.quality;

/** One kind of look at a network. */
interface NetworkCheck {
  /** Reports everything it finds. */
  void run(Findings findings);
}
