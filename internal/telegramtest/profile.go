package telegramtest

import (
	"strings"
	"unicode/utf8"
)

// profile is what the bot says of itself, by language where the API has languages.
type profile struct {
	commands    map[string][]byte // by scope and language
	name        map[string]string
	description map[string]string
	short       map[string]string
	menu        []byte
}

func (s *Server) getMe(c *call) *Error {
	o := beginObject(c.out)
	o.fragment(s.bot.json[1 : len(s.bot.json)-1])
	for _, flag := range []string{
		"can_join_groups", "can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business",
		"has_main_web_app",
	} {
		o.flag(flag, flag == "can_join_groups" || flag == "can_read_all_group_messages" && s.reads)
	}
	c.out = o.end()
	return nil
}

// commandKey tells where commands are kept: per scope and language.
func (s *Server) commandKey(p Params) (string, *Error) {
	key := "default"
	if scope := p.Get("scope"); scope != "" {
		fields, err := appendJSON(nil, []byte(scope))
		if err != nil {
			return "", badRequest("can't parse BotCommandScope JSON object")
		}
		key = fields.Get("type")
		switch key {
		case "default", "all_private_chats", "all_group_chats", "all_chat_administrators":
		case "chat", "chat_administrators", "chat_member":
			if _, err := s.chatOf(fields, "chat_id"); err != nil {
				return "", err
			}
			key += " " + fields.Get("chat_id") + " " + fields.Get("user_id")
		default:
			return "", badRequest("can't parse BotCommandScope: unsupported type specified")
		}
	}
	return key + " " + p.Get("language_code"), nil
}

func (s *Server) setMyCommands(c *call) *Error {
	commands := []byte{'['}
	n := 0
	r := cursor{data: []byte(c.params.Get("commands"))}
	var refused *Error
	err := r.single(func() error {
		return r.array(func() error {
			var command, description string
			err := r.object(func(name []byte) error {
				switch string(name) {
				case "command":
					return r.textInto(&command)
				case "description":
					return r.textInto(&description)
				default:
					return r.skip()
				}
			})
			command = strings.TrimPrefix(command, "/")
			n++
			o := beginObject(appendComma(commands))
			o.text("command", command)
			o.text("description", description)
			commands = o.end()
			if refused == nil {
				refused = badCommand(command, description)
			}
			return err
		})
	})
	switch {
	case err != nil:
		return badRequest("can't parse commands JSON object")
	case refused != nil:
		return refused
	case n > 100:
		return badRequest("BOT_COMMANDS_TOO_MUCH")
	}
	key, refused := s.commandKey(c.params)
	if refused != nil {
		return refused
	}
	if s.profile.commands == nil {
		s.profile.commands = map[string][]byte{}
	}
	if delete(s.profile.commands, key); n > 0 {
		s.profile.commands[key] = append(commands, ']')
	}
	return s.answerTrue(c)
}

func badCommand(command, description string) *Error {
	if command == "" || len(command) > 32 || strings.ContainsFunc(command, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_'
	}) {
		return badRequest("BOT_COMMAND_INVALID")
	}
	if n := utf8.RuneCountInString(description); n < 1 || n > 256 {
		return badRequest("BOT_COMMAND_DESCRIPTION_INVALID")
	}
	return nil
}

func (s *Server) getMyCommands(c *call) *Error {
	key, err := s.commandKey(c.params)
	if err != nil {
		return err
	}
	commands := s.profile.commands[key]
	if commands == nil {
		commands = []byte("[]")
	}
	c.out = append(c.out, commands...)
	return nil
}

func (s *Server) deleteMyCommands(c *call) *Error {
	key, err := s.commandKey(c.params)
	if err != nil {
		return err
	}
	delete(s.profile.commands, key)
	return s.answerTrue(c)
}

// words sets or removes a text in one language.
func (s *Server) setWords(c *call, words *map[string]string, parameter string, most int) *Error {
	text := c.params.Get(parameter)
	if utf8.RuneCountInString(text) > most {
		return badRequest("%s is too long", strings.ReplaceAll(parameter, "_", " "))
	}
	if *words == nil {
		*words = map[string]string{}
	}
	language := c.params.Get("language_code")
	if delete(*words, language); text != "" {
		(*words)[language] = text
	}
	return s.answerTrue(c)
}

// getWords falls back to the text for all languages.
func (s *Server) getWords(c *call, words map[string]string, parameter string) *Error {
	text, ok := words[c.params.Get("language_code")]
	if !ok {
		text = words[""]
	}
	o := beginObject(c.out)
	o.text(parameter, text)
	c.out = o.end()
	return nil
}

func (s *Server) setMyName(c *call) *Error {
	return s.setWords(c, &s.profile.name, "name", 64)
}

func (s *Server) getMyName(c *call) *Error {
	if len(s.profile.name) == 0 {
		return s.getWords(c, map[string]string{"": botName}, "name")
	}
	return s.getWords(c, s.profile.name, "name")
}

func (s *Server) setMyDescription(c *call) *Error {
	return s.setWords(c, &s.profile.description, "description", 512)
}

func (s *Server) getMyDescription(c *call) *Error {
	return s.getWords(c, s.profile.description, "description")
}

func (s *Server) setMyShortDescription(c *call) *Error {
	return s.setWords(c, &s.profile.short, "short_description", 120)
}

func (s *Server) getMyShortDescription(c *call) *Error {
	return s.getWords(c, s.profile.short, "short_description")
}

func (s *Server) setChatMenuButton(c *call) *Error {
	button := []byte(c.params.Get("menu_button"))
	if len(button) > 0 {
		if err := checkJSON(button, s.api.types["MenuButton"].variants); err != nil {
			return badRequest("can't parse MenuButton: %v", err)
		}
	}
	if !c.params.Has("chat_id") {
		s.profile.menu = button
		return s.answerTrue(c)
	}
	ch, err := s.chatOf(c.params, "chat_id")
	switch {
	case err != nil:
		return err
	case !ch.private():
		return badRequest("invalid chat_id specified")
	}
	ch.menu = button
	return s.answerTrue(c)
}

func (s *Server) getChatMenuButton(c *call) *Error {
	button := s.profile.menu
	if c.params.Has("chat_id") {
		ch, err := s.chatOf(c.params, "chat_id")
		if err != nil {
			return err
		}
		if len(ch.menu) > 0 {
			button = ch.menu
		}
	}
	if len(button) == 0 {
		button = []byte(`{"type":"commands"}`)
	}
	c.out = append(c.out, button...)
	return nil
}

func (s *Server) getChat(c *call) *Error {
	ch, err := s.chatOf(c.params, "chat_id")
	if err != nil {
		return err
	}
	if !ch.private() {
		if err := ch.refusal(); err != nil {
			return err
		}
	}
	o := beginObject(c.out)
	o.fragment(ch.json[1 : len(ch.json)-1])
	o.number("accent_color_id", ch.id&3)
	o.number("max_reaction_count", 11)
	o.raw("accepted_gift_types", []byte(`{"unlimited_gifts":true,"limited_gifts":true,"unique_gifts":true,"premium_subscription":true,"gifts_from_channels":true}`))
	if ch.pinned != nil && !ch.pinned.deleted {
		o.name("pinned_message")
		o.b = s.appendMessage(o.b, ch.pinned, false)
	}
	c.out = o.end()
	return nil
}

func (s *Server) getUserProfilePhotos(c *call) *Error {
	if s.users[c.params.integer("user_id")] == nil {
		return badRequest("user not found")
	}
	c.out = append(c.out, `{"total_count":0,"photos":[]}`...)
	return nil
}

// botName is the bot's first name until setMyName changes what people see.
const botName = "Front desk"
