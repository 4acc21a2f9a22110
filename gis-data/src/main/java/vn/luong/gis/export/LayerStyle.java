package vn.luong.gis.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * How QGIS draws a layer, as its own style (QML, category symbology). A GeoPackage keeps it in the table {@code layer_styles}, from which
 * QGIS takes the one that is the default when it opens the layer.
 *
 * @param name name in QGIS' list of styles
 * @param qml the style
 */
public record LayerStyle(String name, String qml) {
  /**
   * A class of values.
   *
   * @param upper the class reaches from the one before to this value; infinite for the last
   * @param color {@code #rrggbb}
   * @param widthMillimeters width of lines, size of points
   */
  public record ValueClass(double upper, String color, double widthMillimeters) {}

  /** Upper end of the last class in the file: QGIS wants a number. */
  private static final double NO_END = 1e12;

  /** Lines are drawn a little to the right, so that both directions of a road are seen. */
  private static final double OFFSET_SHARE_OF_WIDTH = 0.5;

  private static final String DOCUMENT = """
      <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
      <qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="%d">
      %s</qgis>
      """;

  /** Names in the middle of areas, dark on a white rim. */
  private static final String LABELS = """
       <labeling type="simple">
        <settings>
         <text-style fieldName="%s" isExpression="0" fontSize="8" fontSizeUnit="Point" textColor="60,60,60,255">
          <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255"/>
         </text-style>
         <placement placement="1" quadOffset="4" centroidInside="1"/>
         <rendering obstacle="0" displayAll="0" limitNumLabels="0"/>
        </settings>
       </labeling>
      """;

  /** Lines by the value of a column, thicker and darker by class; features without a value are not drawn. */
  public static LayerStyle graduatedLines(
      String name, String column, String unit, List<ValueClass> classes) {
    return graduated(
        name,
        column,
        unit,
        classes,
        (number, one) -> symbol(
            "line",
            Integer.toString(number),
            "SimpleLine",
            List.of(
                option("line_color", rgb(one.color())),
                option("line_width", one.widthMillimeters()),
                option("line_width_unit", "MM"),
                option("offset", OFFSET_SHARE_OF_WIDTH * one.widthMillimeters()),
                option("offset_unit", "MM"),
                option("capstyle", "flat"),
                option("joinstyle", "round"),
                option("line_style", "solid"))),
        "");
  }

  /**
   * Areas coloured by the value of a column, with names.
   *
   * @param classes their width is that of the border
   * @param label column with the names
   */
  public static LayerStyle graduatedAreas(
      String name, String column, String unit, List<ValueClass> classes, String label) {
    return graduated(
        name,
        column,
        unit,
        classes,
        (number, one) -> symbol(
            "fill",
            Integer.toString(number),
            "SimpleFill",
            List.of(
                option("color", rgb(one.color())),
                option("style", "solid"),
                option("outline_color", rgb("#878787")),
                option("outline_style", "solid"),
                option("outline_width", one.widthMillimeters()),
                option("outline_width_unit", "MM"))),
        label);
  }

  private static LayerStyle graduated(
      String name,
      String column,
      String unit,
      List<ValueClass> classes,
      BiFunction<Integer, ValueClass, String> symbol,
      String label) {
    StringBuilder ranges = new StringBuilder();
    StringBuilder symbols = new StringBuilder();
    double lower = 0;
    for (int number = 0; number < classes.size(); number++) {
      ValueClass one = classes.get(number);
      ranges.append(String.format(
          Locale.ROOT,
          "  <range symbol=\"%d\" lower=\"%s\" upper=\"%s\" label=\"%s\" render=\"true\"/>%n",
          number,
          lower,
          Double.isFinite(one.upper()) ? one.upper() : NO_END,
          escaped(label(lower, one.upper(), unit))));
      symbols.append(symbol.apply(number, one));
      lower = one.upper();
    }
    // Symbol levels: what is thick is drawn over what is thin.
    String renderer = " <renderer-v2 type=\"graduatedSymbol\" attr=\"" + escaped(column)
        + "\" graduatedMethod=\"GraduatedColor\" symbollevels=\"1\" forceraster=\"0\">\n"
        + "  <ranges>\n" + ranges + "  </ranges>\n  <symbols>\n" + symbols + "  </symbols>\n"
        + " </renderer-v2>\n";
    return new LayerStyle(name, document(renderer, label));
  }

  /**
   * The same with names for people in the place of those of columns, as QGIS shows them in tables and forms.
   *
   * @param titles names by column; null for columns that keep theirs
   */
  LayerStyle withTitles(Map<String, String> titles) {
    StringBuilder aliases = new StringBuilder();
    titles.forEach((column, title) -> {
      if (title != null) {
        aliases.append(String.format(
            Locale.ROOT, "  <alias field=\"%s\" name=\"%s\"/>%n", escaped(column), escaped(title)));
      }
    });
    return aliases.length() == 0
        ? this
        : new LayerStyle(
            name, qml.replace("</qgis>", " <aliases>\n" + aliases + " </aliases>\n</qgis>"));
  }

  private static String document(String renderer, String label) {
    return label.isEmpty()
        ? DOCUMENT.formatted(0, renderer)
        : DOCUMENT.formatted(1, renderer + LABELS.formatted(escaped(label)));
  }

  /**
   * Areas with a border and a transparent fill, with names.
   *
   * @param label column with the names
   */
  public static LayerStyle areas(String name, String fill, String border, String label) {
    return single(
        name,
        symbol(
            "fill",
            "0",
            "SimpleFill",
            List.of(
                option("color", rgb(fill).replaceFirst("255$", "40")),
                option("style", "solid"),
                option("outline_color", rgb(border)),
                option("outline_style", "solid"),
                option("outline_width", 0.3),
                option("outline_width_unit", "MM"))),
        label);
  }

  /** Points of one colour. */
  public static LayerStyle points(String name, String color, double sizeMillimeters) {
    return single(
        name,
        symbol(
            "marker",
            "0",
            "SimpleMarker",
            List.of(
                option("name", "circle"),
                option("color", rgb(color)),
                option("outline_color", rgb("#ffffff")),
                option("outline_width", 0.2),
                option("size", sizeMillimeters),
                option("size_unit", "MM"))),
        "");
  }

  private static LayerStyle single(String name, String symbol, String label) {
    return new LayerStyle(
        name,
        document(
            " <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" forceraster=\"0\">\n"
                + "  <symbols>\n"
                + symbol + "  </symbols>\n </renderer-v2>\n",
            label));
  }

  private static String symbol(String type, String name, String layerClass, List<String> options) {
    return "   <symbol type=\"" + type + "\" name=\"" + name
        + "\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n    <layer class=\"" + layerClass
        + "\" enabled=\"1\" locked=\"0\" pass=\"" + name + "\">\n     <Option type=\"Map\">\n"
        + options.stream().collect(Collectors.joining()) + "     </Option>\n    </layer>\n"
        + "   </symbol>\n";
  }

  private static String option(String name, Object value) {
    return "      <Option type=\"QString\" name=\"" + name + "\" value=\""
        + escaped(value.toString()) + "\"/>\n";
  }

  /** {@code #rrggbb} as QGIS writes colours: red, green, blue, opacity. */
  private static String rgb(String color) {
    int value = Integer.parseInt(color.substring(1), 16);
    return (value >> 16) + "," + (value >> 8 & 0xff) + "," + (value & 0xff) + ",255";
  }

  private static String label(double lower, double upper, String unit) {
    String range =
        Double.isFinite(upper) ? plain(lower) + " – " + plain(upper) : "> " + plain(lower);
    return unit.isEmpty() ? range : range + " " + unit;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : Double.toString(value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
