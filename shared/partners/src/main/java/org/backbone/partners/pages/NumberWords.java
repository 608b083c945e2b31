package org.backbone.partners.pages;

import org.backbone.platform.pages.Words;

/// A number as a headline begins with it: "Sixty-three", «Sesenta y tres»; in digits from 100 on.
final class NumberWords {
  private NumberWords() {}

  static String capital(Words words, int number) {
    if (number < 0 || number >= 100) {
      return words.number(number);
    }
    var said =
        words.has("number." + number)
            ? words.say("number." + number)
            : words.say(
                "number.joined",
                words.say("number." + number / 10 * 10),
                words.say("number." + number % 10));
    return said.substring(0, 1).toUpperCase(words.language().locale()) + said.substring(1);
  }
}
