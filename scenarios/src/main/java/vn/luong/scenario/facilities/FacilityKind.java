package vn.luong.scenario.facilities;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a facility is: what people do there in the day plans of native scenarios, and what is taken for one of which nothing else is
 * known. The figures are our estimates of a usual one in a Vietnamese town; `luong check` says where they were used.
 */
enum FacilityKind {
  SCHOOL(
      "school",
      900,
      List.of(
          "education",
          "kindergarten",
          "primary school",
          "secondary school",
          "truong",
          "truong hoc",
          "mam non",
          "tieu hoc",
          "thcs",
          "thpt")),
  UNIVERSITY("university", 8000, List.of("college", "dai hoc", "cao dang")),
  HOSPITAL(
      "hospital",
      1000,
      List.of(
          "clinic",
          "doctors",
          "health",
          "healthcare",
          "benh vien",
          "tram y te",
          "phong kham",
          "y te")),
  SHOP(
      "shop",
      500,
      List.of(
          "shopping",
          "mall",
          "supermarket",
          "market",
          "marketplace",
          "retail",
          "convenience",
          "department store",
          "cho",
          "sieu thi",
          "trung tam thuong mai")),
  LEISURE(
      "leisure",
      300,
      List.of(
          "park",
          "cinema",
          "theatre",
          "restaurant",
          "cafe",
          "sports centre",
          "stadium",
          "place of worship",
          "museum",
          "library",
          "cong vien",
          "nha hang",
          "san van dong",
          "visit")),
  OFFICE(
      "office",
      50,
      List.of(
          "work", "offices", "townhall", "government", "bank", "van phong", "co quan", "uy ban")),
  FACTORY(
      "factory",
      200,
      List.of("industry", "industrial", "works", "warehouse", "nha may", "xuong", "kho"));

  private static final Map<String, FacilityKind> BY_WORD = new HashMap<>();

  static {
    for (FacilityKind kind : values()) {
      BY_WORD.put(kind.word, kind);
      kind.otherWords.forEach(other -> BY_WORD.put(other, kind));
    }
  }

  private final String word;
  private final double usualSize;
  private final List<String> otherWords;

  FacilityKind(String word, double usualSize, List<String> otherWords) {
    this.word = word;
    this.usualSize = usualSize;
    this.otherWords = otherWords;
  }

  /** As it stands in scenario files. */
  String word() {
    return word;
  }

  /** Pupils, students, visitors a day, or jobs, as {@link #sizeWord} says. */
  double usualSize() {
    return usualSize;
  }

  /** What its size is counted in. */
  String sizeWord() {
    return switch (this) {
      case SCHOOL -> "pupils";
      case UNIVERSITY -> "students";
      case HOSPITAL, SHOP, LEISURE -> "visitors a day";
      case OFFICE, FACTORY -> "jobs";
    };
  }

  /** True if pupils or students go there. */
  boolean teaches() {
    return this == SCHOOL || this == UNIVERSITY;
  }

  /** True if visitors go there. */
  boolean hasVisitors() {
    return this == HOSPITAL || this == SHOP || this == LEISURE;
  }

  /** True if zones hold some of the kind without a name, which those of a file can replace. */
  boolean isHeldByZones() {
    return this != HOSPITAL && this != LEISURE;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(FacilityKind::word).toList();
  }

  /** The kind by its word, a usual word of OpenStreetMap, MATSim or Vietnamese with or without marks, in any case. */
  static Optional<FacilityKind> of(String text) {
    String plain = Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace('_', ' ');
    return Optional.ofNullable(BY_WORD.get(plain));
  }
}
