package org.backbone.access.twin;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.backbone.access.People;
import org.backbone.audit.AuditTrail;

class MemoryPeopleTest extends PeopleContract {
  private final MemoryPeople people = new MemoryPeople();
  private final Map<String, String> counted = new HashMap<>();

  @Override
  protected People people() {
    return people;
  }

  @Override
  protected AuditTrail audit() {
    return people.audit();
  }

  @Override
  protected void keep(String email, String what, Instant at) {
    people.keep(email, "kept", what, at, false);
  }

  @Override
  protected void count(String email, String what, Instant at) {
    counted.put(what, email);
    people.keep(email, "counted", what, at, false);
  }

  @Override
  protected void hold(String email, String what, Instant at) {
    people.keep(email, "held", what, at, true);
  }

  @Override
  protected boolean isNameless(String what) {
    return people.about(counted.get(what)).isEmpty();
  }
}
