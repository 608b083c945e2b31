package org.backbone.partners;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.backbone.platform.core.EmailAddress;

/// Which partners may be one and the same: by their address or by a name that is nearly theirs.
///
/// Who looks like somebody stands in one of the same blocks: with the same address, with the same
/// domain, or with a name that begins or ends alike. So they are looked up, and nobody is compared
/// with all. A name that slips in both its first and its last letters is not found by its name.
public final class Likeness {
  /// Why two partners look alike.
  public enum Reason {
    /// The contacts have the same address.
    SAME_ADDRESS,
    /// The addresses are at the same organisation's domain.
    SAME_DOMAIN,
    /// The names differ by spelling at most.
    NEAR_SAME_NAME
  }

  /// Another partner that may be the same, and why.
  public record Match(PartnerSummary other, Set<Reason> reasons) {
    public Match {
      reasons = Set.copyOf(reasons);
    }
  }

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> NOISE =
      Set.of(
          "a",
          "an",
          "and",
          "co",
          "corp",
          "corporation",
          "de",
          "del",
          "el",
          "inc",
          "incorporated",
          "la",
          "las",
          "llc",
          "los",
          "ltd",
          "of",
          "the",
          "y");

  private static final int LETTERS_FOR_A_SLIP = 12;

  // Of a name in which a slip is allowed, its first letters or its last ones are as they should be.
  private static final int LETTERS_OF_A_STEP = 6;

  private Likeness() {}

  /// The blocks that a partner stands in, by what they have in common.
  public static SortedSet<String> blocks(PartnerSummary partner) {
    var bare = bare(partner.name());
    var blocks = contactBlocks(partner.email());
    blocks.addAll(nameBlocks(bare, pieceOf(bare.length())));
    return blocks;
  }

  /// The blocks in which those stand that look like a partner: its own, and those of names that are
  /// longer or shorter by a slip.
  public static SortedSet<String> blocksAround(PartnerSummary partner) {
    var bare = bare(partner.name());
    var slips = bare.length() / LETTERS_FOR_A_SLIP;
    var blocks = contactBlocks(partner.email());
    for (int length = bare.length() - slips; length <= bare.length() + slips; length++) {
      blocks.addAll(nameBlocks(bare, pieceOf(length)));
    }
    return blocks;
  }

  private static SortedSet<String> contactBlocks(String email) {
    var blocks = new TreeSet<String>();
    if (email.isEmpty()) {
      return blocks;
    }
    blocks.add("ADDRESS#" + EmailAddress.digest(email));
    EmailAddress.ownDomain(email).ifPresent(domain -> blocks.add("DOMAIN#" + domain));
    return blocks;
  }

  // Half a name at most, so that no slip is in both of its ends; nothing of a name without slips.
  private static int pieceOf(int length) {
    return length < LETTERS_FOR_A_SLIP ? 0 : length / LETTERS_OF_A_STEP * (LETTERS_OF_A_STEP / 2);
  }

  private static List<String> nameBlocks(String bare, int piece) {
    if (bare.isEmpty()) {
      return List.of();
    }
    if (piece == 0) {
      return List.of("NAME#" + bare);
    }
    return List.of(
        "BEGINS#" + bare.substring(0, piece), "ENDS#" + bare.substring(bare.length() - piece));
  }

  /// The others that look like this partner; declined ones count too, for a second try should be
  /// seen as one.
  public static List<Match> of(PartnerSummary partner, Collection<PartnerSummary> all) {
    var matches = new ArrayList<Match>();
    for (var other : all) {
      if (other.id().equals(partner.id())) {
        continue;
      }
      var reasons = reasons(partner, other);
      if (!reasons.isEmpty()) {
        matches.add(new Match(other, reasons));
      }
    }
    return List.copyOf(matches);
  }

  private static Set<Reason> reasons(PartnerSummary one, PartnerSummary other) {
    var reasons = EnumSet.noneOf(Reason.class);
    if (one.email().isEmpty() || other.email().isEmpty()) {
      // Who left has a name alone.
    } else if (one.email().equals(other.email())) {
      reasons.add(Reason.SAME_ADDRESS);
    } else if (EmailAddress.ownDomain(one.email())
        .flatMap(domain -> EmailAddress.ownDomain(other.email()).filter(domain::equals))
        .isPresent()) {
      reasons.add(Reason.SAME_DOMAIN);
    }
    if (nearlySame(bare(one.name()), bare(other.name()))) {
      reasons.add(Reason.NEAR_SAME_NAME);
    }
    return reasons;
  }

  // "The Tulsa Area Food Bank, Inc." is "tulsaareafoodbank".
  private static String bare(String name) {
    var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    var words = NOT_WORDS.split(plain.toLowerCase(Locale.ROOT).replaceAll("['’ʼ]", ""));
    var bare = new StringBuilder();
    for (var word : words) {
      if (!NOISE.contains(word)) {
        bare.append(word);
      }
    }
    return bare.isEmpty() ? String.join("", words) : bare.toString();
  }

  // A slip in a dozen letters, and never in a number: School 12 is not School 13.
  private static boolean nearlySame(String one, String other) {
    if (one.equals(other)) {
      return !one.isEmpty();
    }
    int allowed = Math.min(one.length(), other.length()) / LETTERS_FOR_A_SLIP;
    return allowed > 0
        && Math.abs(one.length() - other.length()) <= allowed
        && digits(one).equals(digits(other))
        && distance(one, other) <= allowed;
  }

  private static String digits(String text) {
    return text.replaceAll("\\P{Nd}", "");
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= one.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int substituted = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(substituted, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
