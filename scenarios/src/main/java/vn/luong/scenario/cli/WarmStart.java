package vn.luong.scenario.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How people find their first routes; written in lower case on the command line. */
enum WarmStart {
  NONE,
  STATIC;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Understands what the user types. */
  static final class Reader implements ITypeConverter<WarmStart> {
    @Override
    public WarmStart convert(String word) {
      for (WarmStart method : values()) {
        if (method.toString().equals(word)) {
          return method;
        }
      }
      throw new TypeConversionException("\"" + word + "\" is neither none nor static");
    }
  }
}
