package org.backbone.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.backbone.platform.core.Digest;
import org.backbone.platform.core.Ids;

/// When strangers' forms were drawn. Each form carries a stamp: the moment, signed (HMAC-SHA256)
/// with the key of its door and week, so that nobody makes one up. A key is read once and kept.
/// None is older than a week when it signs, and those of two weeks are good at a time.
final class DrawnForms {
  /// For how long a form is taken after it was drawn: as long as it is known that it came before.
  static final Duration LONGEST = Duration.ofDays(2);

  private static final Duration WEEK = Duration.ofDays(7);
  // The clocks of two machines differ.
  private static final Duration SKEW = Duration.ofMinutes(1);
  private static final Pattern STAMP = Pattern.compile("(\\d{1,15})\\.([A-Za-z0-9_-]{22})");
  private static final int MOST_KEYS = 8;

  private record Week(Door door, Instant begin) {}

  private final FormKeys keys;
  private final InstantSource clock;
  private final Map<Week, String> known = new ConcurrentHashMap<>();

  DrawnForms(FormKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// The stamp of a form that is drawn now.
  String stamp(Door door) {
    var at = clock.instant();
    var week = week(door, at);
    var key =
        known(week).orElseGet(() -> remembered(week, keys.keep(door, week.begin(), Ids.token())));
    return at.toEpochMilli() + "." + signature(door, at.toEpochMilli(), key);
  }

  /// What the stamp of a form says that comes now.
  Drawn read(Door door, String stamp) {
    var now = clock.instant();
    var drawn = drawnAt(door, stamp, now).filter(at -> !now.isAfter(at.plus(LONGEST)));
    return drawn
        .map(at -> new Drawn(now.isBefore(at.plus(door.quickest())) ? "too_soon" : "", stamp))
        .orElseGet(() -> new Drawn("drawn_anew", stamp(door)));
  }

  private Optional<Instant> drawnAt(Door door, String stamp, Instant now) {
    var parts = STAMP.matcher(stamp);
    if (!parts.matches()) {
      return Optional.empty();
    }
    var millis = Long.parseLong(parts.group(1));
    var at = Instant.ofEpochMilli(millis);
    // What is far from now has no key, and is not looked up.
    return at.isBefore(now.minus(LONGEST)) || at.isAfter(now.plus(SKEW))
        ? Optional.empty()
        : known(week(door, at))
            .filter(key -> same(signature(door, millis, key), parts.group(2)))
            .map(_ -> at);
  }

  private Optional<String> known(Week week) {
    var key = known.get(week);
    return key != null
        ? Optional.of(key)
        : keys.find(week.door(), week.begin()).map(found -> remembered(week, found));
  }

  private String remembered(Week week, String key) {
    if (known.size() >= MOST_KEYS) {
      known.clear();
    }
    known.put(week, key);
    return key;
  }

  private static Week week(Door door, Instant at) {
    var seconds = WEEK.toSeconds();
    return new Week(door, Instant.ofEpochSecond(at.getEpochSecond() / seconds * seconds));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static String signature(Door door, long millis, String key) {
    return Digest.signature(key, door.name() + " " + millis);
  }
}
