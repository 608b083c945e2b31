package org.backbone.partners;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.backbone.platform.core.Digest;

/// A name as an address can carry it: `Ríver Food Bank` is `river-food-bank`.
public final class Slug {
  private static final int LONGEST = 48;
  private static final int DIGEST_LENGTH = 8;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`]");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-+|-+$");

  private Slug() {}

  /// The slug of a name; a name without Latin letters or digits gets one from its digest.
  public static String of(String name) {
    var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    var joined = APOSTROPHES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    var slug = trimmed(OTHERS.matcher(joined).replaceAll("-"));
    var fitting = slug.length() <= LONGEST ? slug : trimmed(slug.substring(0, LONGEST));
    return fitting.isEmpty()
        ? "partner-" + Digest.sha256(name).substring(0, DIGEST_LENGTH)
        : fitting;
  }

  /// The slug where that of the name is taken: with the beginning of a digest of what makes it
  /// another, as in `river-food-bank-3fa9c1d2`.
  public static String of(String name, String other) {
    return of(name) + "-" + Digest.sha256(other).substring(0, DIGEST_LENGTH);
  }

  private static String trimmed(String slug) {
    return ENDS.matcher(slug).replaceAll("");
  }
}
