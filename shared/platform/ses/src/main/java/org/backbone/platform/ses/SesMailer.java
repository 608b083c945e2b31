package org.backbone.platform.ses;

import java.time.Duration;
import java.util.Set;
import org.backbone.platform.mail.Envelope;
import org.backbone.platform.mail.Mailer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sesv2.model.MessageTag;

/// Sends through SES v2, as raw bytes. The SDK's own retries are off: left on, it posts a message
/// up to four times.
public final class SesMailer implements Mailer {
  /// How long one try may take.
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  // SES says so before it takes a message; all else it says with a 4xx means that it never will.
  private static final Set<String> NOT_NOW =
      Set.of(
          "TooManyRequestsException",
          "ThrottlingException",
          "LimitExceededException",
          "SendingPausedException",
          "AccountSuspendedException",
          "ExpiredTokenException",
          "UnrecognizedClientException",
          "AccessDeniedException");

  private final SesV2Client ses;
  private final String configurationSet;

  /// Sends with `ses`, made by [#settings], and the configuration set whose events tell what became
  /// of each message.
  public SesMailer(SesV2Client ses, String configurationSet) {
    this.ses = ses;
    this.configurationSet = configurationSet;
  }

  /// Sends with the SDK's standard settings for where SES is.
  public static SesMailer standard(String configurationSet) {
    return new SesMailer(settings(SesV2Client.builder()).build(), configurationSet);
  }

  /// A client that tries once, and gives up after ten seconds.
  public static SesV2ClientBuilder settings(SesV2ClientBuilder builder) {
    return settings(builder, PATIENCE);
  }

  static SesV2ClientBuilder settings(SesV2ClientBuilder builder, Duration patience) {
    return builder
        .httpClientBuilder(
            UrlConnectionHttpClient.builder().connectionTimeout(patience).socketTimeout(patience))
        .overrideConfiguration(
            override ->
                override
                    .retryStrategy(DefaultRetryStrategy.doNotRetry())
                    .apiCallAttemptTimeout(patience)
                    .apiCallTimeout(patience));
  }

  @Override
  public Result send(Envelope envelope) {
    try {
      var response =
          ses.sendEmail(
              request ->
                  request
                      .configurationSetName(configurationSet)
                      .destination(to -> to.toAddresses(envelope.to()))
                      .emailTags(
                          MessageTag.builder().name("outbox").value(envelope.id()).build(),
                          MessageTag.builder().name("kind").value(envelope.kind()).build())
                      .content(
                          content ->
                              content.raw(
                                  raw ->
                                      raw.data(
                                          SdkBytes.fromByteArrayUnsafe(envelope.mime().bytes())))));
      return new Result.Accepted(response.messageId());
    } catch (AwsServiceException e) {
      return said(e);
    } catch (SdkException e) {
      return neverArrived(e)
          ? new Result.NotNow("unreachable")
          : new Result.Unknown(e.getClass().getSimpleName());
    }
  }

  private static Result said(AwsServiceException e) {
    var details = e.awsErrorDetails();
    var code = details == null || details.errorCode() == null ? "" : details.errorCode();
    var reason = code.isEmpty() ? "status " + e.statusCode() : code;
    if (e.statusCode() == 429 || NOT_NOW.contains(code)) {
      return new Result.NotNow(reason);
    }
    return e.statusCode() >= 400 && e.statusCode() < 500
        ? new Result.Refused(reason)
        : new Result.Unknown(reason);
  }

  // Without a connection, nothing was posted. A name that cannot be resolved, or no credentials,
  // are
  // of that kind; a read that timed out is not.
  private static boolean neverArrived(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.net.ConnectException
          || cause instanceof java.net.UnknownHostException
          || cause instanceof java.net.NoRouteToHostException) {
        return true;
      }
    }
    return e instanceof SdkClientException
        && e.getMessage() != null
        && e.getMessage().contains("credentials");
  }
}
