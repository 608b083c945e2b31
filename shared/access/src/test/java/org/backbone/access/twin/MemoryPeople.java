package org.backbone.access.twin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backbone.access.Kept;
import org.backbone.access.People;
import org.backbone.access.PeopleDeeds;
import org.backbone.audit.Actor;
import org.backbone.audit.twin.MemoryAuditTrail;
import org.backbone.platform.core.EmailAddress;

/// What is kept about people, in memory.
public final class MemoryPeople implements People {
  private static final int AT_ONCE = 10;

  private record Thing(String who, Kept kept, Instant at) {}

  private final List<Thing> things = new ArrayList<>();
  private final TreeMap<String, Instant> tombstones = new TreeMap<>();

  private final MemoryAuditTrail audit = new MemoryAuditTrail();

  /// Nobody.
  public MemoryPeople() {}

  /// The audit trail of who was erased.
  public MemoryAuditTrail audit() {
    return audit;
  }

  /// Keeps one thing.
  public synchronized void keep(String email, String kind, String item, Instant at, boolean stays) {
    var kept = new Kept(kind, item, new TreeMap<>(Map.of("email", email)), stays);
    things.add(new Thing(EmailAddress.digest(email), kept, at));
  }

  @Override
  public synchronized List<Kept> about(String email) {
    return of(EmailAddress.digest(email)).stream().map(Thing::kept).toList();
  }

  @Override
  public synchronized Erased erase(String email, Actor by, Instant at) {
    var who = EmailAddress.digest(email);
    var stays = about(email).stream().filter(Kept::stays).toList();
    if (!stays.isEmpty()) {
      return new Erased.Held(stays);
    }
    var found = of(who);
    if (!at.equals(tombstones.put(who, at))) {
      audit.write(PeopleDeeds.erased(email, at, by));
    }
    things.removeAll(found);
    return new Erased.Gone(found.size());
  }

  @Override
  public synchronized Again again(String after) {
    var found = tombstones.tailMap(after, false).keySet().stream().limit(AT_ONCE).toList();
    var stays = new ArrayList<Kept>();
    for (var who : found) {
      var at = tombstones.getOrDefault(who, Instant.MIN);
      for (var thing : of(who)) {
        if (thing.at().isBefore(at)) {
          if (thing.kept().stays()) {
            stays.add(thing.kept());
          } else {
            things.remove(thing);
          }
        }
      }
    }
    return new Again(found.size(), stays, found.size() < AT_ONCE ? "" : found.getLast());
  }

  private List<Thing> of(String who) {
    return things.stream().filter(thing -> thing.who().equals(who)).toList();
  }
}
