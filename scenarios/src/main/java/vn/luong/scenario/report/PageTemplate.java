package vn.luong.scenario.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.scenario.runfolder.JsonFile;

/** Puts a page together from resources of this program: template, styles, scripts, and the kept libraries. */
public final class PageTemplate {
  /** Styles and scripts that all our pages share lie beside this class. */
  private static final Class<?> SHARED = PageTemplate.class;

  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String LEAFLET = WEBJARS + "leaflet/1.9.4/dist/";
  private static final String CHARTS = WEBJARS + "chart.js/4.5.1/dist/";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");
  /** Pictures of the map library's style sheet, which no control of ours uses. */
  private static final Pattern PICTURE = Pattern.compile("url\\([^)]*\\)");

  private static final Pattern SOURCE_MAP = Pattern.compile("//# sourceMappingURL=.*");

  private PageTemplate() {}

  /**
   * Fills a page.
   *
   * @param owner class beside which the template and the page's own script lie
   * @param name name of both, without ending
   * @param values what to put at the placeholders: HTML or JSON, already escaped
   */
  public static String fill(Class<?> owner, String name, Map<String, String> values) {
    String template = resource(owner, name + ".html");
    StringBuilder page = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      String key = placeholder.group(1);
      String value = switch (key) {
        case "styles" ->
          PICTURE.matcher(resource(SHARED, LEAFLET + "leaflet.css")).replaceAll("none")
              + resource(SHARED, "page.css");
        case "libraries" -> script(LEAFLET + "leaflet.js") + script(CHARTS + "chart.umd.min.js");
        case "scripts" ->
          resource(SHARED, "map.js")
              + resource(SHARED, "charts.js")
              + resource(SHARED, "transit.js")
              + resource(owner, name + ".js");
        default -> values.get(key);
      };
      if (value == null) {
        throw new IllegalArgumentException("no value for {{" + key + "}} of " + name + ".html");
      }
      placeholder.appendReplacement(page, Matcher.quoteReplacement(value));
    }
    return placeholder.appendTail(page).toString();
  }

  private static String script(String path) {
    return SOURCE_MAP
            .matcher(resource(SHARED, path))
            .replaceAll("")
            .replace("</script", "<\\/script")
        + ";\n";
  }

  private static String resource(Class<?> owner, String path) {
    try (InputStream in = owner.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource " + path + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text as it must stand in HTML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A value as it must stand in a script element: nothing in it can end the element. */
  public static String json(Object value) {
    return JsonFile.text(value).replace("</", "<\\/").replace("<!--", "<\\!--");
  }
}
