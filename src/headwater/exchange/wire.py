"""Messages as JSON and back, checked against their types on the way in."""

from typing import Any, TypeVar

from pydantic import TypeAdapter

Message = TypeVar("Message")


def write_message(message: object) -> Any:
    """The message as plain JSON values."""
    return TypeAdapter(type(message)).dump_python(message, mode="json")


def read_message(kind: type[Message], content: Any) -> Message:
    """The message of type `kind` written in `content`.

    Raises pydantic.ValidationError when the content does not fit the type.
    """
    return TypeAdapter(kind).validate_python(content)
