package conversations.conversation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
class SeqsConverter implements AttributeConverter<Seqs, String> {
    @Override
    public String convertToDatabaseColumn(Seqs seqs) {
        return seqs.toString();
    }

    @Override
    public Seqs convertToEntityAttribute(String text) {
        return Seqs.parse(text);
    }
}
