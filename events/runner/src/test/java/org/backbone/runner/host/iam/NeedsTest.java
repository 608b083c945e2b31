package org.backbone.runner.host.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

class NeedsTest {
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:000000000000:table/T";
  private final Needs needs = new Needs(Map.of(TABLE, "pk", TABLE + "/index/due", "duePk"));

  @Test
  void aTransactionNeedsWhatItsPartsNeedEachWithItsOwnKey() {
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(
                TransactWriteItem.builder()
                    .put(put -> put.tableName("T").item(Map.of("pk", text("A#1"))))
                    .build(),
                TransactWriteItem.builder()
                    .update(update -> update.tableName("T").key(Map.of("pk", text("B"))))
                    .build(),
                TransactWriteItem.builder()
                    .delete(delete -> delete.tableName("T").key(Map.of("pk", text("C"))))
                    .build(),
                TransactWriteItem.builder()
                    .conditionCheck(check -> check.tableName("T").key(Map.of("pk", text("D"))))
                    .build())
            .build();

    assertThat(needs.of("DynamoDb", "TransactWriteItems", request))
        .containsExactly(
            new Need("dynamodb:PutItem", TABLE, List.of("A#1")),
            new Need("dynamodb:UpdateItem", TABLE, List.of("B")),
            new Need("dynamodb:DeleteItem", TABLE, List.of("C")),
            new Need("dynamodb:ConditionCheckItem", TABLE, List.of("D")));
  }

  @Test
  void aCallOfAFunctionNeedsItsArnHoweverItIsNamed() {
    var arn = "arn:aws:lambda:us-east-1:000000000000:function:MailSender";
    for (var name : List.of("MailSender", arn)) {
      assertThat(needs.of("Lambda", "Invoke", InvokeRequest.builder().functionName(name).build()))
          .containsExactly(new Need("lambda:InvokeFunction", arn, List.of()));
    }
  }

  @Test
  void aQueryOfAnIndexNeedsTheIndexAndItsKeyUnderWhateverName() {
    var request =
        QueryRequest.builder()
            .tableName("T")
            .indexName("due")
            .keyConditionExpression("dueSk <= :until AND #d = :d")
            .expressionAttributeNames(Map.of("#d", "duePk"))
            .expressionAttributeValues(Map.of(":d", text("DIRTY"), ":until", text("9")))
            .build();

    assertThat(needs.of("DynamoDb", "Query", request))
        .containsExactly(new Need("dynamodb:Query", TABLE + "/index/due", List.of("DIRTY")));
  }

  @Test
  void aBatchNeedsItsOwnNameAndAllItsKeys() {
    var keys = KeysAndAttributes.builder().keys(List.of(Map.of("pk", text("A")))).build();
    var put = WriteRequest.builder().putRequest(p -> p.item(Map.of("pk", text("A")))).build();
    var delete = WriteRequest.builder().deleteRequest(d -> d.key(Map.of("pk", text("B")))).build();

    assertThat(
            needs.of(
                "DynamoDb",
                "BatchGetItem",
                BatchGetItemRequest.builder().requestItems(Map.of("T", keys)).build()))
        .containsExactly(new Need("dynamodb:BatchGetItem", TABLE, List.of("A")));
    assertThat(
            needs.of(
                "DynamoDb",
                "BatchWriteItem",
                BatchWriteItemRequest.builder()
                    .requestItems(Map.of("T", List.of(put, delete)))
                    .build()))
        .containsExactly(new Need("dynamodb:BatchWriteItem", TABLE, List.of("A", "B")));
  }

  @Test
  void aScanNamesNoKey() {
    assertThat(needs.of("DynamoDb", "Scan", ScanRequest.builder().tableName("T").build()))
        .containsExactly(new Need("dynamodb:Scan", TABLE, List.of()));
  }

  @Test
  void anObjectsVersionIsAnotherActionThanTheObject() {
    var object = "arn:aws:s3:::b/k/1";

    assertThat(
            needs.of(
                "S3", "HeadObject", HeadObjectRequest.builder().bucket("b").key("k/1").build()))
        .containsExactly(new Need("s3:GetObject", object, List.of()));
    assertThat(
            needs.of(
                "S3",
                "GetObject",
                GetObjectRequest.builder().bucket("b").key("k/1").versionId("v").build()))
        .containsExactly(new Need("s3:GetObjectVersion", object, List.of()));
    var tagging = PutObjectTaggingRequest.builder().bucket("b").key("k/1").versionId("v").build();
    assertThat(needs.of("S3", "PutObjectTagging", tagging))
        .containsExactly(new Need("s3:PutObjectVersionTagging", object, List.of()));
    assertThat(needs.of("S3", "ListObjectsV2", ListObjectsV2Request.builder().bucket("b").build()))
        .containsExactly(new Need("s3:ListBucket", "arn:aws:s3:::b", List.of()));
    var delete =
        DeleteObjectsRequest.builder()
            .bucket("b")
            .delete(d -> d.objects(ObjectIdentifier.builder().key("k/1").build()))
            .build();
    assertThat(needs.of("S3", "DeleteObjects", delete))
        .containsExactly(new Need("s3:DeleteObject", object, List.of()));
  }

  @Test
  void aMailAsItIsNeedsBothNamesForItsSenderAndItsConfigurationSet() {
    var mime = "To: a@b.example\r\nFrom: =?utf-8?q?Net?= <x@network.example.org>\r\n\r\nhi";
    var request =
        SendEmailRequest.builder()
            .configurationSetName("set")
            .content(
                content ->
                    content.raw(
                        raw ->
                            raw.data(
                                SdkBytes.fromByteArray(mime.getBytes(StandardCharsets.UTF_8)))))
            .build();
    var ses = "arn:aws:ses:us-east-1:000000000000:";

    assertThat(needs.of("SesV2", "SendEmail", request))
        .containsExactly(
            new Need("ses:SendEmail", ses + "identity/network.example.org", List.of()),
            new Need("ses:SendRawEmail", ses + "identity/network.example.org", List.of()),
            new Need("ses:SendEmail", ses + "configuration-set/set", List.of()),
            new Need("ses:SendRawEmail", ses + "configuration-set/set", List.of()));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
