package org.backbone.functions.staffconsole;

import java.util.Comparator;
import java.util.List;
import org.backbone.functions.staffconsole.Today.Listed;
import org.backbone.mail.Outbox;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Upload;
import org.backbone.partners.Likeness;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;

/// Looks up what the console shows.
final class ReadConsole {
  private static final int UPLOADS_SHOWN = 20;

  private final PartnerStore partners;
  private final SlotStore slots;
  private final Outbox outbox;

  ReadConsole(PartnerStore partners, SlotStore slots, Outbox outbox) {
    this.partners = partners;
    this.slots = slots;
    this.outbox = outbox;
  }

  /// All partners, by name, each with its likely doubles.
  List<Listed> partners() {
    var all = partners.all();
    return all.stream().map(partner -> new Listed(partner, Likeness.of(partner, all))).toList();
  }

  /// Everything at once.
  Today today() {
    var all = partners();
    return new Today(
        all.stream()
            .filter(listed -> listed.partner().status() == PartnerStatus.PENDING)
            .sorted(Comparator.comparing(listed -> listed.partner().joinedAt()))
            .toList(),
        members(all),
        uploads(all),
        outbox.needingCare());
  }

  /// The latest uploads of members, newest first.
  List<Upload> uploads() {
    return uploads(partners());
  }

  private List<Upload> uploads(List<Listed> all) {
    return members(all).stream()
        .flatMap(member -> slots.uploads(member.partner().id()).stream())
        .sorted(Upload.NEWEST_FIRST)
        .limit(UPLOADS_SHOWN)
        .toList();
  }

  private static List<Listed> members(List<Listed> all) {
    return all.stream()
        .filter(listed -> listed.partner().status() == PartnerStatus.APPROVED)
        .toList();
  }
}
