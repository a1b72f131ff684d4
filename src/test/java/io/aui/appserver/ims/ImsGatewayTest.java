package io.aui.appserver.ims;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aui.appserver.Secret;
import io.aui.appserver.http.JsonObjectText;
import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.ImsException.Kind;
import io.aui.appserver.ims.request.AgentChannel;
import io.aui.appserver.ims.request.ChatTextParameters;
import io.aui.appserver.ims.request.ChatTokenParameters;
import io.aui.appserver.ims.request.ClearVoiceprintParameters;
import io.aui.appserver.ims.request.DeleteDialogueParameters;
import io.aui.appserver.ims.request.ForwardParameters;
import io.aui.appserver.ims.request.ListDialoguesParameters;
import io.aui.appserver.ims.request.ListVoiceprintsParameters;
import io.aui.appserver.ims.request.OutboundCallParameters;
import io.aui.appserver.ims.request.StartParameters;
import io.aui.appserver.ims.request.TakeoverParameters;
import io.aui.appserver.ims.request.UpdateParameters;
import io.aui.appserver.ims.response.ImsResponse;
import io.aui.appserver.testing.RegionStub;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of the door against a stub: the action, each parameter under its own name, the
 * metric's tag, and what a success must have.
 */
@QuarkusTest
@WithTestResource(value = RegionStub.class, scope = TestResourceScope.MATCHING_RESOURCES)
class ImsGatewayTest {
  private static final String REGION = "cn-shanghai";
  private static final String METRIC = "appserver.ims.calls";

  /** Whatever an encoding could spoil. */
  private static final String HOSTILE = " {}%41{x}*+~&=?#/%\"\\你😀";

  @Inject ImsGateway gateway;
  @Inject MeterRegistry meters;

  /** Parameters and other values of one call: a text is its own name, spelled by the test. */
  private record Given(UnaryOperator<String> spelling) {
    String text(String name) {
      return spelling.apply(name);
    }

    JsonObjectText json(String name) {
      String text = text(name);
      return text == null ? null : new JsonObjectText(text, null);
    }

    <T> T all(Class<T> type) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, accessor, none) -> value(accessor.getName(), accessor.getReturnType())));
    }

    private Object value(String name, Class<?> type) {
      if (type == JsonObjectText.class) {
        return json(name);
      } else if (text(name) == null) {
        return null;
      } else if (type == Long.class) {
        return number(name);
      } else {
        return type == Boolean.class ? true : text(name);
      }
    }
  }

  @FunctionalInterface
  private interface Call {
    Uni<? extends ImsResponse> of(ImsGateway gateway, Given given);
  }

  /**
   * A method of the gateway.
   *
   * @param parameters pairs of IMS's name and the value's own name, which has a type before it
   *     unless it is a text; {@code =} before a value that is always the same
   * @param required the first member that a success must have, or null
   */
  private record Row(String method, String action, String parameters, String required, Call call) {
    Map<String, String> expected(UnaryOperator<String> spelling) {
      Map<String, String> expected = new TreeMap<>();
      for (String pair : parameters.split(" ", -1)) {
        String name = pair.substring(0, pair.indexOf(':'));
        String value = pair.substring(pair.indexOf(':') + 1);
        if (value.startsWith("=")) {
          expected.put(name, value.substring(1));
        } else if (value.startsWith("number-")) {
          expected.put(name, Long.toString(number(value.substring("number-".length()))));
        } else {
          expected.put(name, spelling.apply(value));
        }
      }
      return expected;
    }

    @Override
    public String toString() {
      return method;
    }
  }

  private static long number(String name) {
    return name.hashCode() & Integer.MAX_VALUE;
  }

  static List<Row> rows() {
    return List.of(
        new Row(
            "generateCall",
            "GenerateAIAgentCall",
            "AIAgentId:agent UserId:user Expire:=60 AgentConfig:agentConfig"
                + " TemplateConfig:templateConfig ChatSyncConfig:chatSyncConfig"
                + " SessionId:sessionId UserData:userData",
            "InstanceId",
            (ims, given) ->
                ims.generateCall(
                    REGION,
                    given.text("agent"),
                    given.all(StartParameters.class),
                    given.text("user"),
                    60)),
        new Row(
            "startInstance",
            "StartAIAgentInstance",
            "AIAgentId:agent AgentConfig:agentConfig TemplateConfig:templateConfig"
                + " ChatSyncConfig:chatSyncConfig SessionId:sessionId UserData:userData"
                + " RuntimeConfig:={\"AgentUserId\":\"a\",\"ChannelId\":\"c\",\"AuthToken\":\"t\"}",
            "InstanceId",
            (ims, given) ->
                ims.startInstance(
                    REGION,
                    given.text("agent"),
                    given.all(StartParameters.class),
                    new AgentChannel("c", "a", Secret.of("t")))),
        new Row(
            "stopInstance",
            "StopAIAgentInstance",
            "InstanceId:instance",
            null,
            (ims, given) -> ims.stopInstance(REGION, given.text("instance"))),
        new Row(
            "updateInstance",
            "UpdateAIAgentInstance",
            "InstanceId:aiAgentInstanceId AgentConfig:agentConfig TemplateConfig:templateConfig"
                + " UserData:userData",
            null,
            (ims, given) -> ims.updateInstance(REGION, given.all(UpdateParameters.class))),
        new Row(
            "describeInstance",
            "DescribeAIAgentInstance",
            "InstanceId:instance",
            "Instance",
            (ims, given) -> ims.describeInstance(REGION, given.text("instance"))),
        new Row(
            "sendSpeech",
            "SendAIAgentSpeech",
            "InstanceId:instance Text:text EnableInterrupt:=false Type:type",
            null,
            (ims, given) ->
                ims.sendSpeech(
                    REGION, given.text("instance"), given.text("text"), false, given.text("type"))),
        new Row(
            "sendText",
            "SendAIAgentText",
            "InstanceId:instance Text:text",
            null,
            (ims, given) -> ims.sendText(REGION, given.text("instance"), given.text("text"))),
        new Row(
            "sendDataChannelMessage",
            "SendAIAgentDataChannelMessage",
            "InstanceId:instance Message:message",
            null,
            (ims, given) ->
                ims.sendDataChannelMessage(REGION, given.text("instance"), given.text("message"))),
        new Row(
            "getConcurrency",
            "GetAIAgentConcurrency",
            "AIAgentId:agent",
            "ActiveCount",
            (ims, given) -> ims.getConcurrency(REGION, given.text("agent"))),
        new Row(
            "startOutboundCall",
            "StartAIAgentOutboundCall",
            "AIAgentId:aiAgentId CalledNumber:calledNumber CallerNumber:caller Config:config"
                + " SessionId:sessionId UserData:userData",
            "InstanceId",
            (ims, given) ->
                ims.startOutboundCall(
                    REGION, given.text("caller"), given.all(OutboundCallParameters.class))),
        new Row(
            "takeoverCall",
            "TakeoverAIAgentCall",
            "InstanceId:aiAgentInstanceId HumanAgentUserId:humanAgentUserId RequireToken:=true",
            "ChannelId",
            (ims, given) -> ims.takeoverCall(REGION, given.all(TakeoverParameters.class))),
        new Row(
            "forwardCall",
            "ForwardAIAgentCall",
            "InstanceId:aiAgentInstanceId CalledNumber:calledNumber CallerNumber:callerNumber"
                + " TransferPrompt:transferPrompt ErrorPrompt:errorPrompt",
            null,
            (ims, given) -> ims.forwardCall(REGION, given.all(ForwardParameters.class))),
        new Row(
            "generateChatToken",
            "GenerateMessageChatToken",
            "AIAgentId:agent UserId:user Role:role Expire:number-expire",
            "Token",
            (ims, given) ->
                ims.generateChatToken(
                    REGION,
                    given.text("agent"),
                    given.text("user"),
                    given.all(ChatTokenParameters.class))),
        new Row(
            "listDialogues",
            "ListAIAgentDialogues",
            "SessionId:sessionId StartTime:number-startTime EndTime:number-endTime Order:order"
                + " PageNumber:number-pageNumber PageSize:number-pageSize"
                + " RoundLimit:number-roundLimit",
            null,
            (ims, given) -> ims.listDialogues(REGION, given.all(ListDialoguesParameters.class))),
        new Row(
            "deleteDialogue",
            "DeleteAIAgentDialogue",
            "SessionId:sessionId DialogueId:dialogueId NodeId:nodeId",
            null,
            (ims, given) -> ims.deleteDialogue(REGION, given.all(DeleteDialogueParameters.class))),
        new Row(
            "sendChatText",
            "SendMessageChatText",
            "AIAgentId:aiAgentId SessionId:sessionId ReceiverId:receiverId Text:text Type:type"
                + " Mode:mode NeedArchiving:=true",
            null,
            (ims, given) -> ims.sendChatText(REGION, given.all(ChatTextParameters.class))),
        new Row(
            "setVoiceprint",
            "SetAIAgentVoiceprint",
            "VoiceprintId:voiceprint Input:input",
            null,
            (ims, given) ->
                ims.setVoiceprint(REGION, given.text("voiceprint"), given.json("input"))),
        new Row(
            "setVoiceprint",
            "SetAIAgentVoiceprint",
            "Input:input",
            "VoiceprintId",
            (ims, given) -> ims.setVoiceprint(REGION, null, given.json("input"))),
        new Row(
            "clearVoiceprint",
            "ClearAIAgentVoiceprint",
            "VoiceprintId:voiceprintId RegistrationMode:registrationMode",
            null,
            (ims, given) ->
                ims.clearVoiceprint(REGION, given.all(ClearVoiceprintParameters.class))),
        new Row(
            "listVoiceprints",
            "ListAIAgentVoiceprints",
            "PageNumber:number-pageNumber PageSize:number-pageSize"
                + " RegistrationMode:registrationMode VoiceprintId:voiceprintId",
            null,
            (ims, given) ->
                ims.listVoiceprints(REGION, given.all(ListVoiceprintsParameters.class))),
        new Row(
            "assumeRole",
            "AssumeRole",
            "RoleArn:role RoleSessionName:session DurationSeconds:=900 Policy:policy",
            "Credentials",
            (ims, given) ->
                ims.assumeRole(
                    given.text("role"),
                    given.text("session"),
                    Duration.ofMinutes(15),
                    given.text("policy"))));
  }

  @Test
  void theTableHasEveryMethodAndEveryAction() {
    assertThat(rows().stream().map(Row::method).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ImsGateway.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .toList());
    assertThat(rows().stream().map(Row::action).distinct())
        .containsExactlyInAnyOrderElementsOf(ImsAction.ALL);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aCallArrivesUnderItsActionWithEachValueUnderItsName(Row row) {
    long all = calls();
    long ofAction = calls(row.action, "success");
    UnaryOperator<String> hostile = name -> name + HOSTILE;

    String received = call(row, hostile).requestId();

    assertThat(action(received)).isEqualTo(row.action);
    assertThat(parameters(received)).isEqualTo(row.expected(hostile));
    assertThat(calls(row.action, "success")).isEqualTo(ofAction + 1);
    assertThat(calls()).isEqualTo(all + 1);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsEmptyIsSentAndWhatIsNullIsNot(Row row) {
    assertThat(parameters(call(row, name -> "").requestId())).isEqualTo(row.expected(n -> ""));

    Map<String, String> sent = parameters(call(row, name -> null).requestId());

    assertThat(sent.entrySet()).isSubsetOf(row.expected(name -> null).entrySet());
    assertThat(sent).doesNotContainValue("null").doesNotContainValue("");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aSuccessWithoutWhatMakesItOneIsAFailure(Row row) {
    UnaryOperator<String> incomplete = name -> RegionStub.INCOMPLETE;
    if (row.required == null) {
      assertThat(action(call(row, incomplete).requestId())).isEqualTo(row.action);
      return;
    }
    long before = calls(row.action, "invalid_response");

    ImsException failure = catchThrowableOfType(ImsException.class, () -> call(row, incomplete));

    assertThat(failure.kind()).isEqualTo(Kind.INVALID_RESPONSE);
    assertThat(failure.definitelyNotExecuted()).isFalse();
    assertThat(failure).hasMessage("the response of IMS lacks " + row.required);
    assertThat(failure.imsRequestId().map(ImsGatewayTest::action)).contains(row.action);
    assertThat(calls(row.action, "invalid_response")).isEqualTo(before + 1);
  }

  private ImsResponse call(Row row, UnaryOperator<String> spelling) {
    return row.call.of(gateway, new Given(spelling)).await().atMost(Duration.ofSeconds(10));
  }

  private static String action(String received) {
    return received.substring(0, received.indexOf('?'));
  }

  private static Map<String, String> parameters(String received) {
    return Arrays.stream(received.substring(received.indexOf('?') + 1).split("&"))
        .filter(pair -> !pair.isEmpty() && !pair.equals("null"))
        .collect(
            toMap(
                pair -> pair.substring(0, pair.indexOf('=')),
                pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8)));
  }

  private long calls(String action, String outcome) {
    return meters.find(METRIC).tag("action", action).tag("outcome", outcome).timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }

  private long calls() {
    return meters.find(METRIC).timers().stream().mapToLong(Timer::count).sum();
  }
}
