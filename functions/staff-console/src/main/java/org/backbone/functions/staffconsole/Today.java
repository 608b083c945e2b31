package org.backbone.functions.staffconsole;

import java.util.List;
import org.backbone.mail.OutboxItem;
import org.backbone.outcomes.Upload;
import org.backbone.partners.Likeness;
import org.backbone.partners.PartnerSummary;

/// What staff find when they come in.
///
/// @param waiting partners to approve, the longest waiting first
/// @param members members, by name
/// @param uploads the latest uploads of members, newest first
/// @param mail mail that needs a person
record Today(
    List<Listed> waiting, List<Listed> members, List<Upload> uploads, List<OutboxItem> mail) {
  Today {
    waiting = List.copyOf(waiting);
    members = List.copyOf(members);
    uploads = List.copyOf(uploads);
    mail = List.copyOf(mail);
  }

  /// A partner, and who it may be the double of.
  record Listed(PartnerSummary partner, List<Likeness.Match> alike) {
    Listed {
      alike = List.copyOf(alike);
    }
  }
}
