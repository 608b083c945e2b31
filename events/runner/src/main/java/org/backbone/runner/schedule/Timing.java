package org.backbone.runner.schedule;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;

/// When a schedule runs.
interface Timing {
  /// Whether it runs at this full minute.
  boolean isDue(ZonedDateTime minute);

  /// Reads `cron(…)` or `rate(…)`.
  ///
  /// @throws IllegalArgumentException says what is not understood
  static Timing of(String expression) {
    if (expression.startsWith("cron(") && expression.endsWith(")")) {
      return CronExpression.of(expression.substring(5, expression.length() - 1));
    }
    var rate = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)").matcher(expression);
    if (rate.matches()) {
      var count = Long.parseLong(rate.group(1));
      var every =
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          };
      return minute -> minute.toEpochSecond() % every.toSeconds() == 0;
    }
    throw new IllegalArgumentException("is neither cron(…) nor rate(…): " + expression);
  }
}
