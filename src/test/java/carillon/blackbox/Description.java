package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/**
 * The documents for machines, taken at their word: what they leave open so that the protocol can grow counts as closed here, so that
 * nothing is answered that they do not name.
 */
final class Description {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode openApi;
    private final JsonNode asyncApi;

    Description(String openApi, String asyncApi) throws JsonProcessingException {
        YAMLMapper yaml = new YAMLMapper();
        this.openApi = yaml.readTree(openApi.replace(SCHEMAS, "#/$defs/"));
        this.asyncApi = yaml.readTree(asyncApi.replace("openapi.yaml" + SCHEMAS, "#/$defs/"));
        close(this.openApi);
        close(this.asyncApi);
    }

    JsonNode openApi() {
        return openApi;
    }

    /** Says that this is what the schema of that name describes. */
    void check(String schema, JsonNode answer) {
        check(JsonNodeFactory.instance.objectNode().set("$ref", TextNode.valueOf("#/$defs/" + schema)), answer);
    }

    /** Says that this is the message of that name. */
    void checkMessage(String name, JsonNode message) {
        check((ObjectNode) asyncApi.at("/components/messages/" + name + "/payload"), message);
    }

    private void check(ObjectNode schema, JsonNode answer) {
        JsonNode whole = schema.deepCopy().set("$defs", openApi.at("/components/schemas"));
        assertThat(FACTORY.getSchema(whole, STRICT).validate(answer))
                .as(answer.toString())
                .isEmpty();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && object.has("type")) {
            if (!object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(Description::close);
    }
}
