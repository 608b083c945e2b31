package org.backbone.runner.host.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// Against an address where nobody answers: what is refused never gets there.
class PermitInterceptorTest {
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/T";
  private static final String CALLER = "arn:aws:sts::000000000000:assumed-role/backbone-FRole/F";

  private final Policy policy =
      Policy.of(
          new Policy(
                  CALLER,
                  List.of(
                      new Policy.Grant(
                          List.of("dynamodb:GetItem"), List.of(TABLE), List.of("A#*", "LIST")),
                      new Policy.Grant(
                          List.of("s3:GetObject"), List.of("arn:aws:s3:::b/in/*"), List.of())),
                  Map.of(TABLE, "pk"))
              .text());
  private URI nobody;
  private DynamoDbClient table;

  @BeforeEach
  void connect() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    table = client(DynamoDbClient.builder());
  }

  @AfterEach
  void disconnect() {
    table.close();
  }

  @Test
  void whatNoStatementAllowsIsRefusedInTheServicesWords() {
    var refused =
        catchThrowableOfType(
            DynamoDbException.class,
            () ->
                table.updateItem(
                    update ->
                        update.tableName("T").key(Map.of("pk", text("A#1"), "sk", text("")))));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
    assertThat(refused.awsErrorDetails().errorMessage())
        .isEqualTo(
            "User: "
                + CALLER
                + " is not authorized to perform: dynamodb:UpdateItem on resource: "
                + TABLE
                + " because no identity-based policy allows the dynamodb:UpdateItem action");
  }

  @Test
  void aKeyThatTheStatementIsNotForIsRefused() {
    assertThat(catchThrowableOfType(DynamoDbException.class, () -> get("SESSION#1")))
        .hasMessageContaining("dynamodb:GetItem");
    assertThat(catchThrowableOfType(DynamoDbException.class, () -> get("LISTS"))).isNotNull();
  }

  @Test
  void whatAStatementAllowsGoesOut() {
    assertThat(catchThrowableOfType(SdkClientException.class, () -> get("A#1"))).isNotNull();
    assertThat(catchThrowableOfType(SdkClientException.class, () -> get("LIST"))).isNotNull();
  }

  @Test
  void s3AndSesHaveTheirOwnExceptionsAndWords() {
    try (var s3 = client(S3Client.builder());
        var ses = client(SesV2Client.builder())) {
      var object =
          catchThrowableOfType(
              S3Exception.class, () -> s3.getObject(get -> get.bucket("b").key("out/1")));
      var mail =
          catchThrowableOfType(
              SesV2Exception.class,
              () ->
                  ses.sendEmail(
                      send ->
                          send.content(
                              content ->
                                  content.raw(
                                      raw ->
                                          raw.data(
                                              SdkBytes.fromUtf8String(
                                                  "From: a@b.example\r\n\r\nhi"))))));

      assertThat(object.statusCode()).isEqualTo(403);
      assertThat(object.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
      assertThat(object)
          .hasMessageContaining("s3:GetObject on resource: \"arn:aws:s3:::b/out/1\" because");
      assertThat(mail.statusCode()).isEqualTo(403);
      assertThat(mail)
          .hasMessageContaining("is not authorized to perform `ses:SendEmail' on resource `arn:");
    }
  }

  @Test
  void aFunctionThatTheStatementIsNotForIsNotCalled() {
    try (var lambda = client(LambdaClient.builder())) {
      var refused =
          catchThrowableOfType(
              LambdaException.class, () -> lambda.invoke(call -> call.functionName("G")));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
      assertThat(refused)
          .hasMessageContaining(
              "lambda:InvokeFunction on resource:"
                  + " arn:aws:lambda:us-east-1:000000000000:function:G because");
    }
  }

  private void get(String pk) {
    var unused = table.getItem(get -> get.tableName("T").key(Map.of("pk", text(pk))));
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(nobody)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(with -> with.addExecutionInterceptor(new PermitInterceptor(policy)))
        .build();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
