package org.backbone.access;

import java.time.Duration;

/// Where somebody whom we do not know can write something, how often, and how quickly. The reasons
/// for each figure are in `docs/decisions/0022-strangers-have-budgets.md`.
@SuppressWarnings("ImmutableEnumChecker") // a budget is a record of values
public enum Door {
  /// Asking to join the network.
  JOIN(
      Duration.ofSeconds(3),
      new Budget("join-here", 5, Duration.ofDays(1)),
      new Budget("join-address", 10, Duration.ofDays(1)),
      new Budget("join-range", 20, Duration.ofHours(1)),
      new Budget("join-all", 60, Duration.ofMinutes(1))),

  /// Asking for a sign-in link. The windows of an address are as long as a link works: while its
  /// budget is spent, a link that was sent to its owner works.
  SIGN_IN(
      Duration.ofSeconds(1),
      new Budget("sign-in-here", 5, SignIn.ASKED_FOR),
      new Budget("sign-in-address", 10, SignIn.ASKED_FOR),
      new Budget("sign-in-range", 60, Duration.ofMinutes(10)),
      new Budget("sign-in-all", 300, Duration.ofMinutes(1))),

  /// Joining a series of meetings.
  SERIES(
      Duration.ofSeconds(2),
      new Budget("series-here", 10, Duration.ofHours(1)),
      new Budget("series-address", 20, Duration.ofHours(1)),
      new Budget("series-range", 100, Duration.ofHours(1)),
      new Budget("series-all", 300, Duration.ofMinutes(1)));

  private final Duration quickest;
  private final Budget here;
  private final Budget address;
  private final Budget range;
  private final Budget all;

  Door(Duration quickest, Budget here, Budget address, Budget range, Budget all) {
    this.quickest = quickest;
    this.here = here;
    this.address = address;
    this.range = range;
    this.all = all;
  }

  /// How soon after its form was drawn somebody can have filled it in, and pressed the button.
  Duration quickest() {
    return quickest;
  }

  /// Of one address, from one network range.
  Budget here() {
    return here;
  }

  /// Of one address, from everywhere.
  Budget address() {
    return address;
  }

  /// Of one network range.
  Budget range() {
    return range;
  }

  /// Of all together.
  Budget all() {
    return all;
  }
}
