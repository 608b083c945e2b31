package org.backbone.outcomes.words;

import java.util.SortedSet;
import org.backbone.outcomes.Upload;
import org.backbone.platform.core.Period;
import org.backbone.platform.pages.Words;

/// Says which periods a file is about.
public final class PeriodWords {
  private static final int MOST = 3;

  private PeriodWords() {}

  /// "school year 2017–18 and school year 2018–19"; of more than three how many, the first and the
  /// last.
  public static String of(Words words, Upload upload) {
    return of(words, upload.periods());
  }

  /// The same of some periods, which are not none.
  static String of(Words words, SortedSet<Period> periods) {
    return periods.size() <= MOST
        ? words.list(periods.stream().map(words::period).toList())
        : words.say(
            "periods.many",
            words.number(periods.size()),
            words.period(periods.getFirst()),
            words.period(periods.getLast()));
  }
}
