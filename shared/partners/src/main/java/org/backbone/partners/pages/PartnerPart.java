package org.backbone.partners.pages;

import gg.jte.Content;
import org.backbone.partners.Partner;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.console.Staff;

/// What another capability has to say on a partner's page of the console.
@FunctionalInterface
public interface PartnerPart {
  /// The part, in the reader's language.
  Content of(Partner partner, Request request, Staff staff);
}
