package org.backbone.partners.pages;

import java.util.List;
import org.backbone.partners.Likeness;
import org.backbone.partners.PartnerStatus;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;

/// All partners, each with those that may be the same.
record Doubles(List<Listed> all) {
  /// A partner, and who it may be the double of.
  record Listed(PartnerSummary partner, List<Likeness.Match> alike) {
    Listed {
      alike = List.copyOf(alike);
    }
  }

  Doubles {
    all = List.copyOf(all);
  }

  static Doubles in(PartnerStore partners) {
    var all = partners.all();
    return new Doubles(
        all.stream().map(partner -> new Listed(partner, Likeness.of(partner, all))).toList());
  }

  List<Listed> of(PartnerStatus status) {
    return all.stream().filter(listed -> listed.partner().status() == status).toList();
  }
}
