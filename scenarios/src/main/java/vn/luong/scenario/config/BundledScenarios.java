package vn.luong.scenario.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that ship with the project. */
public final class BundledScenarios {
  /** The scenario that runs when none is named. */
  public static final String STANDARD = "binh-duong-2019";

  /**
   * A bundled scenario.
   *
   * @param name name to type
   * @param alias another name, empty if none
   * @param summary one line
   */
  public record Bundled(String name, String alias, String summary) {}

  private static final List<Bundled> ALL = List.of(
      new Bundled(
          STANDARD,
          "binh-duong",
          "a working day in Bình Dương, population of the 2019 census, motorbikes, cars and"
              + " buses"),
      new Bundled(
          "binh-duong-2030",
          "",
          "the plan for 2030: 4.04 million people, Ring Roads 3 and 4, the expressway to Chơn"
              + " Thành, QL13 with 8 lanes"),
      new Bundled(
          "binh-duong-2030-metro",
          "",
          "the same with the planned Bình Dương metro lines 1 and 2, 32 stations"),
      new Bundled(
          "binh-duong-2030-tod",
          "",
          "the same with homes and jobs around 13 metro stations instead of all over the towns"));

  private BundledScenarios() {}

  /** All of them, in the order to show. */
  public static List<Bundled> all() {
    return ALL;
  }

  /** Every name and alias. */
  public static List<String> names() {
    return ALL.stream()
        .flatMap(bundled -> List.of(bundled.name(), bundled.alias()).stream())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The scenario of this name or alias. */
  public static Optional<Bundled> find(String name) {
    return ALL.stream()
        .filter(bundled -> bundled.name().equals(name) || bundled.alias().equals(name))
        .findFirst();
  }

  /** The text of a bundled scenario; the caller closes it. */
  static Reader open(Bundled bundled) throws IOException {
    String resource = "/vn/luong/scenario/bundled/" + bundled.name() + ".yaml";
    InputStream stream = BundledScenarios.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("bundled scenario " + resource + " is missing from the jar");
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }
}
