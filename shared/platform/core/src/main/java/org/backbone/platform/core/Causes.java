package org.backbone.platform.core;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What may be told of something that was thrown: everything but its words.
final class Causes {
  // A chain that leads back into itself ends somewhere too.
  private static final int DEEPEST = 10;
  private static final int MOST_LINES = 40;
  private static final String OURS = "org.backbone.";

  private Causes() {}

  /// Its class and those of its causes: `java.lang.IllegalStateException <
  /// jakarta.mail.MessagingException`.
  static String classes(Throwable thrown) {
    return chain(thrown).map(each -> each.getClass().getName()).collect(Collectors.joining(" < "));
  }

  /// The line of ours that is nearest to where it was thrown: `Composer.compose:68`.
  static Optional<String> place(Throwable thrown) {
    return chain(thrown)
        .flatMap(each -> Arrays.stream(each.getStackTrace()))
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(Causes::name);
  }

  /// The lines that led to it, the nearest first, and those of its causes after the cause's class;
  /// no more than a line of the log can hold.
  static List<String> stack(Throwable thrown) {
    return chain(thrown)
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(each.getClass().getName()),
                    Arrays.stream(each.getStackTrace()).map(Causes::name).limit(MOST_LINES)))
        .limit(3L * MOST_LINES)
        .toList();
  }

  private static String name(StackTraceElement frame) {
    var type = frame.getClassName();
    return type.substring(type.lastIndexOf('.') + 1)
        + "."
        + frame.getMethodName()
        + ":"
        + frame.getLineNumber();
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, each -> each != null, Throwable::getCause).limit(DEEPEST);
  }
}
