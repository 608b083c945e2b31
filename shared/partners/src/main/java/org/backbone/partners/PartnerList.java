package org.backbone.partners;

import java.util.List;

/// Part of a list of partners.
///
/// @param next the place of its last one, after which the rest begins; empty where there is no rest
public record PartnerList(List<PartnerSummary> partners, String next) {
  public PartnerList {
    partners = List.copyOf(partners);
  }
}
