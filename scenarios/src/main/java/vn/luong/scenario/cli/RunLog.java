package vn.luong.scenario.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.scenario.runfolder.RunFolder;

/** What is logged during a run also goes to {@code run.log} in its folder. */
final class RunLog {
  private final ch.qos.logback.classic.Logger root;
  private final FileAppender<ILoggingEvent> appender;

  private RunLog(ch.qos.logback.classic.Logger root, FileAppender<ILoggingEvent> appender) {
    this.root = root;
    this.appender = appender;
  }

  /** Begins the log; without a folder nothing is kept. */
  static RunLog into(RunFolder folder) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    if (folder != null) {
      start(appender, context, folder.file(RunFolder.LOG));
      root.addAppender(appender);
    }
    return new RunLog(root, appender);
  }

  private static void start(
      FileAppender<ILoggingEvent> appender, LoggerContext context, Path file) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n");
    encoder.start();
    appender.setContext(context);
    appender.setName(RunFolder.LOG);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
  }

  void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
