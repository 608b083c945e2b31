package org.backbone.runner.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.backbone.platform.core.Digest;
import org.backbone.runner.mail.MailTap;
import org.backbone.runner.walk.Mails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A state in a form in which two runs can be compared: what is drawn at random, or is a moment,
/// is not told apart; all else is.
///
/// @param kept a line for each item and each object, sorted
/// @param sent a line for each mail, sorted
record Dump(List<String> kept, List<String> sent) {
  // How often a thing was tried, and by which write, is not what came of it.
  private static final Set<String> EFFORT =
      Set.of("op", "attempts", "again", "expiresAt", "sesId", "dueSk", "notBefore");
  private static final List<Mask> MASKS =
      List.of(
          new Mask("\\b([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\\b", "<reference>"),
          new Mask("127\\.0\\.0\\.1:\\d+", "<here>"),
          new Mask("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", "<id>"),
          new Mask("(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])", "<short>"),
          new Mask("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>"),
          new Mask("\\b[0-9a-f]{64}\\b", "<digest>"),
          new Mask("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])", "<token>"),
          new Mask("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{86}(?![A-Za-z0-9_-])", "<signature>"),
          new Mask("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z", "<time>"),
          new Mask("\\d{8}T\\d{6}Z", "<time>"),
          new Mask("[A-Z][a-z]{2}, \\d+ [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d", "<time>"));

  // Whoever tries again may have paid twice; and who signs in again leaves a session behind, to
  // which nobody has the key, and which goes by itself. A process that has the week's key for forms
  // does not make it again where the table has lost it.
  private static final Set<String> LEFT_BEHIND = Set.of("budget", "staff-session", "form-key");

  private static final int LONGEST = 300;

  // Each text is read once, for it is looked at a thousand times.
  private static final Map<String, String> READ = new ConcurrentHashMap<>();
  private static final Map<String, String> MASKED = new ConcurrentHashMap<>();

  private record Mask(Pattern pattern, String sign) {
    Mask(String pattern, String sign) {
      this(Pattern.compile(pattern), sign);
    }
  }

  static Dump of(State state, Set<String> mailsBefore) {
    var kept = new ArrayList<String>();
    state.items().values().stream()
        .filter(item -> !LEFT_BEHIND.contains(item.get("type").s()))
        .forEach(item -> kept.add(masked(text(item))));
    state.objects().forEach((name, bytes) -> kept.add(masked(name) + " " + text(bytes)));
    var sent = new ArrayList<String>();
    state.mails().stream()
        .filter(mail -> !mailsBefore.contains(mail.name()))
        .forEach(mail -> sent.add(text(mail)));
    return new Dump(kept.stream().sorted().toList(), sent.stream().sorted().toList());
  }

  /// The lines that only one of the two has; none where they are the same.
  List<String> differences(Dump other, boolean mayRepeatMail) {
    var differences = new ArrayList<String>();
    compare(kept, other.kept, differences);
    compare(mayRepeatMail ? once(sent, other.sent) : sent, other.sent, differences);
    return differences;
  }

  // A mail more than once, where it is one that the other has.
  private static List<String> once(List<String> mails, List<String> expected) {
    var left = new ArrayList<>(mails);
    for (var mail : Set.copyOf(mails)) {
      var most = expected.stream().filter(mail::equals).count();
      while (most > 0 && left.stream().filter(mail::equals).count() > most) {
        left.remove(mail);
      }
    }
    return left;
  }

  private static void compare(List<String> here, List<String> there, List<String> differences) {
    var left = new ArrayList<>(there);
    here.stream()
        .filter(line -> !left.remove(line))
        .forEach(line -> differences.add("+ " + shown(line)));
    left.forEach(line -> differences.add("- " + shown(line)));
  }

  private static String shown(String line) {
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static String text(Map<String, AttributeValue> item) {
    var line = new StringBuilder();
    new TreeMap<>(item)
        .forEach(
            (name, value) -> {
              if (!EFFORT.contains(name)) {
                line.append(name).append('=').append(text(value)).append(' ');
              }
            });
    return line.toString();
  }

  private static String text(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case B -> text(value.b().asByteArray());
      case M -> "{" + text(value.m()) + "}";
      case L -> value.l().stream().map(Dump::text).toList().toString();
      case SS -> value.ss().stream().sorted().toList().toString();
      case NS -> value.ns().stream().sorted().toList().toString();
      default -> String.valueOf(value.n() == null ? value.bool() : value.n());
    };
  }

  // A mail's bytes are text with moments and tokens in it; other bytes are what they are.
  private static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains("MIME-Version")) {
      return mail(text, bytes);
    }
    return bytes.length > LONGEST ? Digest.sha256(text) : masked(text);
  }

  private static String text(MailTap.Mail mail) {
    return "mail %s to %s: %s %s"
        .formatted(
            mail.kind(),
            mail.to(),
            mail.subject(),
            mail(new String(mail.eml(), StandardCharsets.ISO_8859_1), mail.eml()));
  }

  private static String mail(String text, byte[] eml) {
    return READ.computeIfAbsent(Digest.sha256(text), _ -> Digest.sha256(mask(Mails.whole(eml))));
  }

  private static String masked(String text) {
    return MASKED.computeIfAbsent(text, Dump::mask);
  }

  private static String mask(String text) {
    var masked = text;
    for (var mask : MASKS) {
      masked = mask.pattern().matcher(masked).replaceAll(mask.sign());
    }
    return masked;
  }
}
