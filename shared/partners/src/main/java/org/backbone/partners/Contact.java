package org.backbone.partners;

import org.backbone.platform.core.EmailAddress;
import org.backbone.platform.core.Language;

/// The person at a partner whom we write to, in the language that they asked for. The address is in
/// its one spelling, see [EmailAddress#normal].
public record Contact(String name, String email, Language language) {
  public Contact {
    if (EmailAddress.fault(email).isPresent() || !EmailAddress.normal(email).equals(email)) {
      throw new IllegalArgumentException("not an e-mail address that we can write to");
    }
  }
}
