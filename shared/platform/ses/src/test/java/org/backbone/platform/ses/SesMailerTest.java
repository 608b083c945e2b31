package org.backbone.platform.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.backbone.engines.AwsEndpoint;
import org.backbone.platform.mail.Mailer;
import org.backbone.platform.mail.MailerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;

/// Against an endpoint that has SES v2.
class SesMailerTest extends MailerContract {
  private static final String CONFIGURATION_SET = "backbone";
  private static final LocalSes LOCAL = new LocalSes();

  @BeforeAll
  static void verifyTheSender() {
    try (var ses = endpoint().client(SesV2Client.builder())) {
      ses.createEmailIdentity(request -> request.emailIdentity("network.example.org"));
      ses.createEmailIdentity(request -> request.emailIdentity("mail@network.example.org"));
      ses.createConfigurationSet(request -> request.configurationSetName(CONFIGURATION_SET));
    } catch (AlreadyExistsException _) {
      // Left by a run before, on an endpoint that keeps its state.
    }
  }

  @AfterAll
  static void stop() {
    LOCAL.close();
  }

  @Override
  protected Mailer mailer() {
    return mailerOf(endpoint());
  }

  @Test
  void theBytesTravelAsTheyAreWithTheMessagesIdAsATag() {
    try (var ses = new LocalSes()) {
      var message = message("Ana");

      mailerOf(new AwsEndpoint(ses.address())).send(message);

      var request = ses.sent().getFirst();
      assertThat(
              Base64.getDecoder().decode(request.path("Content").path("Raw").path("Data").asText()))
          .isEqualTo(message.mime().bytes());
      assertThat(request.path("ConfigurationSetName").asText()).isEqualTo(CONFIGURATION_SET);
      assertThat(request.path("Destination").path("ToAddresses").path(0).asText())
          .isEqualTo("ana@example.org");
      assertThat(request.path("EmailTags").findValuesAsText("Value"))
          .containsExactly(message.id(), "invitation");
    }
  }

  private static AwsEndpoint endpoint() {
    return AwsEndpoint.external().orElseGet(() -> new AwsEndpoint(LOCAL.address()));
  }

  private static Mailer mailerOf(AwsEndpoint endpoint) {
    var builder =
        SesV2Client.builder()
            .endpointOverride(endpoint.address())
            .region(AwsEndpoint.REGION)
            .credentialsProvider(AwsEndpoint.credentials());
    return new SesMailer(SesMailer.settings(builder).build(), CONFIGURATION_SET);
  }
}
