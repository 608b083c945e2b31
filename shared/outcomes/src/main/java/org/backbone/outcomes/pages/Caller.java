package org.backbone.outcomes.pages;

import org.backbone.access.ProgramToken;
import org.backbone.access.Session;
import org.backbone.partners.Partner;

/// Who of a member asks behind the API.
sealed interface Caller {
  /// The member.
  Partner partner();

  /// A contact of a member, signed in.
  record Member(Session session, Partner partner) implements Caller {}

  /// A program of a member, which shows its token.
  record MembersProgram(ProgramToken token, Partner partner) implements Caller {}
}
